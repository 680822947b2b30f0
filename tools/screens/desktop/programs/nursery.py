#!/usr/bin/python3
"""A tree nursery's order book: a form, a table and a dialog, for desktop scenes.

  nursery.py [order|table|dialog]     which part is shown first

Depends on: Debian's python3-gi with GTK 3.
"""

import sys

import gi

gi.require_version("Gtk", "3.0")
from gi.repository import Gtk  # noqa: E402

ROWS = (
    (True, "Malus 'Boskoop'", "2 years", 38, "24.50", "Row 4"),
    (False, "Pyrus 'Conference'", "3 years", 12, "31.00", "Row 7"),
    (True, "Prunus 'Hauszwetschge'", "2 years", 21, "27.90", "Row 9"),
    (False, "Cydonia 'Vranja'", "4 years", 6, "44.00", "Row 2"),
    (True, "Juglans regia", "3 years", 3, "58.20", "Field B"),
    (True, "Corylus 'Webb'", "1 year", 64, "12.75", "Row 11"),
    (False, "Ribes 'Titania'", "1 year", 140, "6.40", "Beds"),
    (True, "Sambucus 'Haschberg'", "2 years", 33, "14.80", "Field A"),
    (False, "Morus alba", "5 years", 2, "72.00", "Field B"),
    (True, "Castanea 'Bouche'", "3 years", 9, "49.90", "Row 3"),
)
COLUMNS = ("", "Variety", "Age", "Stock", "Price", "Place")


def labelled(grid, row, words, widget):
    label = Gtk.Label(label=words, xalign=0)
    grid.attach(label, 0, row, 1, 1)
    widget.set_hexpand(True)
    grid.attach(widget, 1, row, 1, 1)


def combo(values, active=0):
    box = Gtk.ComboBoxText()
    for value in values:
        box.append_text(value)
    box.set_active(active)
    return box


def order_form():
    grid = Gtk.Grid(column_spacing=14, row_spacing=9, margin=16)
    labelled(grid, 0, "Customer", Gtk.Entry(text="Allotment club Mill Lane"))
    labelled(grid, 1, "Order number", Gtk.Entry(placeholder_text="given when saved"))
    labelled(grid, 2, "Variety", combo([row[1] for row in ROWS], 2))
    labelled(grid, 3, "Pieces", Gtk.SpinButton.new_with_range(1, 200, 1))
    labelled(grid, 4, "Delivery", combo(["Collect", "Carrier", "Own van"], 1))
    discount = Gtk.Scale.new_with_range(Gtk.Orientation.HORIZONTAL, 0, 30, 1)
    discount.set_value(12)
    discount.set_value_pos(Gtk.PositionType.RIGHT)
    labelled(grid, 5, "Discount (%)", discount)
    checks = Gtk.Box(orientation=Gtk.Orientation.VERTICAL, spacing=6)
    for words, active in (("Roots wrapped in jute", True), ("Stake and tie included", False),
                          ("Send planting advice", True)):
        checks.add(Gtk.CheckButton(label=words, active=active))
    labelled(grid, 6, "Extras", checks)
    labelled(grid, 7, "Size", size_choice())
    switch = Gtk.Switch(active=True, halign=Gtk.Align.START)
    labelled(grid, 8, "Hold in cold store", switch)
    return grid


def size_choice():
    box = Gtk.Box(spacing=16)
    first = None
    for words in ("Bush", "Half standard", "Standard"):
        button = Gtk.RadioButton(label=words, group=first)
        first = first or button
        box.add(button)
    return box


def stock_table():
    store = Gtk.ListStore(bool, str, str, int, str, str)
    for row in ROWS:
        store.append(row)
    view = Gtk.TreeView(model=store)
    view.append_column(Gtk.TreeViewColumn("", Gtk.CellRendererToggle(), active=0))
    for number, title in list(enumerate(COLUMNS))[1:]:
        renderer = Gtk.CellRendererText(xalign=1.0 if title in ("Stock", "Price") else 0.0)
        column = Gtk.TreeViewColumn(title, renderer, text=number)
        column.set_sort_column_id(number)
        column.set_resizable(True)
        column.set_expand(title == "Variety")
        view.append_column(column)
    view.get_selection().select_path(3)
    scroller = Gtk.ScrolledWindow(hexpand=True, vexpand=True, shadow_type=Gtk.ShadowType.IN)
    scroller.add(view)
    return scroller


def toolbar():
    bar = Gtk.Toolbar(toolbar_style=Gtk.ToolbarStyle.BOTH_HORIZ)
    for icon, words, important in (("document-new", "New order", True),
                                   ("document-save", "Save", True),
                                   ("document-print", "Print", False),
                                   ("edit-find", "Find", False),
                                   ("edit-delete", "Delete", False)):
        button = Gtk.ToolButton(icon_name=icon, label=words)
        button.set_is_important(important)
        bar.insert(button, -1)
    return bar


def menu_bar():
    bar = Gtk.MenuBar()
    for words, entries in (("Orders", ("New", "Open…", "Close")), ("Stock", ("Count", "Import…")),
                           ("View", ("Beds", "Fields")), ("Help", ("Contents",))):
        item, menu = Gtk.MenuItem(label=words), Gtk.Menu()
        for entry in entries:
            menu.append(Gtk.MenuItem(label=entry))
        item.set_submenu(menu)
        bar.append(item)
    return bar


def main_window(part):
    window = Gtk.Window(title="Nursery order book", default_width=900, default_height=640)
    pages = Gtk.Notebook(margin=8)
    pages.append_page(order_form(), Gtk.Label(label="Order"))
    pages.append_page(stock_table(), Gtk.Label(label="Stock"))
    pages.append_page(Gtk.Label(label="No deliveries this week"), Gtk.Label(label="Deliveries"))
    status = Gtk.Label(label="10 varieties, 328 plants in stock", xalign=0, margin=6)
    buttons = Gtk.ButtonBox(layout_style=Gtk.ButtonBoxStyle.END, spacing=8, margin=8)
    for words in ("Discard", "Save draft", "Place order"):
        buttons.add(Gtk.Button(label=words))
    column = Gtk.Box(orientation=Gtk.Orientation.VERTICAL)
    column.add(menu_bar())
    column.add(toolbar())
    column.pack_start(pages, True, True, 0)
    column.add(buttons)
    column.add(status)
    window.add(column)
    window.connect("destroy", Gtk.main_quit)
    window.show_all()
    pages.set_current_page(1 if part == "table" else 0)
    return window


def ask(window):
    dialog = Gtk.MessageDialog(
        transient_for=window, modal=True, message_type=Gtk.MessageType.QUESTION,
        buttons=Gtk.ButtonsType.NONE, text="Place this order twice?", title="Same order",
        secondary_text="The same customer ordered the same variety on Monday.")
    dialog.add_buttons("Cancel", Gtk.ResponseType.CANCEL, "Order again", Gtk.ResponseType.OK)
    dialog.show_all()


if __name__ == "__main__":
    shown = sys.argv[1] if len(sys.argv) > 1 else "order"
    main = main_window(shown)
    if shown == "dialog":
        ask(main)
    Gtk.main()
