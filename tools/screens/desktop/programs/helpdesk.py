#!/usr/bin/python3
"""A bicycle workshop's job sheet: list, details and a search, for desktop scenes.

  helpdesk.py [jobs|settings]     which part is shown

Depends on: Debian's python3-gi with GTK 3.
"""

import sys

import gi

gi.require_version("Gtk", "3.0")
from gi.repository import Gtk  # noqa: E402

JOBS = (
    ("Waiting", "Rear hub grinds", "Touring bike, green", "Mon 08:40"),
    ("In work", "True both wheels", "Cargo trike", "Mon 09:15"),
    ("Waiting", "Brake pads and cable", "Folding bike", "Mon 10:05"),
    ("Done", "New chain, 9 speed", "City bike, black", "Mon 11:30"),
    ("In work", "Bottom bracket creaks", "Road bike, steel", "Tue 08:20"),
    ("Parts", "Dynamo light fails", "City bike, blue", "Tue 09:50"),
    ("Waiting", "Fit child seat", "Mountain bike", "Tue 10:10"),
)


def job_list():
    box = Gtk.ListBox()
    for state, fault, machine, when in JOBS:
        lines = Gtk.Box(orientation=Gtk.Orientation.VERTICAL, spacing=2, margin=8)
        title = Gtk.Label(xalign=0)
        title.set_markup(f"<b>{fault}</b>")
        lines.add(title)
        lines.add(Gtk.Label(label=f"{machine}  ·  {when}  ·  {state}", xalign=0))
        box.add(lines)
    box.select_row(box.get_row_at_index(1))
    scroller = Gtk.ScrolledWindow(hscrollbar_policy=Gtk.PolicyType.NEVER, width_request=320)
    scroller.add(box)
    return scroller


def field(grid, row, words, widget):
    grid.attach(Gtk.Label(label=words, xalign=1), 0, row, 1, 1)
    widget.set_hexpand(True)
    grid.attach(widget, 1, row, 1, 1)


def details():
    grid = Gtk.Grid(column_spacing=12, row_spacing=8, margin=14)
    field(grid, 0, "Fault:", Gtk.Entry(text="True both wheels"))
    field(grid, 1, "Machine:", Gtk.Entry(text="Cargo trike"))
    hours = Gtk.SpinButton.new_with_range(0, 40, 0.5)
    hours.set_value(1.5)
    field(grid, 2, "Hours:", hours)
    state = Gtk.ComboBoxText()
    for words in ("Waiting", "In work", "Parts", "Done"):
        state.append_text(words)
    state.set_active(1)
    field(grid, 3, "State:", state)
    bar = Gtk.ProgressBar(fraction=0.6)
    field(grid, 4, "Progress:", bar)
    notes = Gtk.TextView(wrap_mode=Gtk.WrapMode.WORD, left_margin=6, top_margin=6)
    notes.get_buffer().set_text(
        "Front wheel is out by 4 mm, two spokes loose.\n"
        "Rear rim has a flat spot near the valve.\n"
        "Owner calls on Thursday; quote the rim first.")
    scroller = Gtk.ScrolledWindow(vexpand=True, shadow_type=Gtk.ShadowType.IN)
    scroller.add(notes)
    grid.attach(scroller, 0, 5, 2, 1)
    return grid


def jobs_window():
    window = Gtk.Window(title="Job sheet", default_width=940, default_height=600)
    search = Gtk.SearchEntry(placeholder_text="Search faults and machines", margin=8)
    buttons = Gtk.Box(spacing=8, margin=8)
    for icon, words in (("list-add", "Add job"), ("document-print", "Print label")):
        button = Gtk.Button(label=words, always_show_image=True)
        button.set_image(Gtk.Image.new_from_icon_name(icon, Gtk.IconSize.BUTTON))
        buttons.add(button)
    finish = Gtk.Button(label="Mark as done")
    finish.get_style_context().add_class("suggested-action")
    buttons.pack_end(finish, False, False, 0)
    panes = Gtk.Paned()
    panes.pack1(job_list(), False, False)
    panes.pack2(details(), True, False)
    column = Gtk.Box(orientation=Gtk.Orientation.VERTICAL)
    column.add(search)
    column.pack_start(panes, True, True, 0)
    column.add(buttons)
    window.add(column)
    return window


def settings_window():
    window = Gtk.Window(title="Workshop settings", default_width=640, default_height=520)
    grid = Gtk.Grid(column_spacing=18, row_spacing=12, margin=20)
    for row, (words, on) in enumerate((("Print a label for each job", True),
                                       ("Warn when parts run out", True),
                                       ("Round hours up", False), ("Open on Saturdays", False))):
        grid.attach(Gtk.Label(label=words, xalign=0, hexpand=True), 0, row, 1, 1)
        grid.attach(Gtk.Switch(active=on, halign=Gtk.Align.END), 1, row, 1, 1)
    field(grid, 5, "Hourly rate", Gtk.Entry(text="46.00"))
    field(grid, 6, "Label printer", Gtk.Entry(text="counter", sensitive=False))
    sound = Gtk.Scale.new_with_range(Gtk.Orientation.HORIZONTAL, 0, 10, 1)
    sound.set_value(4)
    field(grid, 7, "Door bell volume", sound)
    buttons = Gtk.ButtonBox(layout_style=Gtk.ButtonBoxStyle.END, spacing=8)
    for words in ("Reset", "Close"):
        buttons.add(Gtk.Button(label=words))
    grid.attach(buttons, 0, 8, 2, 1)
    window.add(grid)
    return window


if __name__ == "__main__":
    shown = settings_window() if sys.argv[1:] == ["settings"] else jobs_window()
    shown.connect("destroy", Gtk.main_quit)
    shown.show_all()
    Gtk.main()
