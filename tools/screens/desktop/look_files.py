"""Writes the settings files that give a scene its look.

GTK programs read the theme from XSETTINGS (xsettingsd) and settings.ini, GNOME and MATE
window managers from a GSettings key file, xfwm4 from xfconf, openbox from rc.xml.

Depends on: scene.py.  Thread safety: writes under the given home only.
"""

import os


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def _xsettings(scene):
    look = scene.look
    values = {
        "Net/ThemeName": look.gtk_theme, "Net/IconThemeName": look.icon_theme,
        "Gtk/FontName": look.font, "Gtk/MonospaceFontName": look.mono_font,
        "Gtk/CursorThemeName": "Adwaita", "Xft/HintStyle": "hintslight", "Xft/RGBA": "none",
        "Net/CursorBlink": 0, "Xft/Antialias": 1, "Xft/Hinting": 1,
        "Gtk/EnableAnimations": 0, "Gtk/DialogsUseHeader": 0,
        "Gdk/WindowScalingFactor": scene.scale, "Gdk/UnscaledDPI": 96 * 1024,
        "Xft/DPI": 96 * 1024,
    }
    lines = [f'{key} "{value}"' if isinstance(value, str) else f"{key} {value}"
             for key, value in values.items()]
    return "\n".join(lines) + "\n"


def _gtk_settings(look):
    return (f"[Settings]\ngtk-theme-name={look.gtk_theme}\ngtk-icon-theme-name={look.icon_theme}\n"
            f"gtk-font-name={look.font}\ngtk-cursor-blink=0\ngtk-enable-animations=0\n"
            f"gtk-dialogs-use-header=0\n"
            f"gtk-application-prefer-dark-theme={int(look.dark)}\n")


def _key_file(look):
    """GSettings of the keyfile backend: group = schema path, values in GVariant text."""
    frame = look.frame_theme or look.gtk_theme
    interface = (f"gtk-theme='{look.gtk_theme}'\nicon-theme='{look.icon_theme}'\n"
                 f"font-name='{look.font}'\nmonospace-font-name='{look.mono_font}'\n"
                 f"cursor-blink=false\nenable-animations=false\n")
    scheme = "prefer-dark" if look.dark else "default"
    return (f"[org/gnome/desktop/interface]\n{interface}toolkit-accessibility=true\n"
            f"color-scheme='{scheme}'\n\n"
            f"[org/mate/desktop/interface]\n{interface}\n"
            f"[org/gnome/desktop/wm/preferences]\ntheme='{frame}'\n"
            f"titlebar-font='{look.title_font}'\n"
            f"button-layout='menu:minimize,maximize,close'\n\n"
            f"[org/gnome/metacity/theme]\ntype='metacity'\nname='{frame}'\n\n"
            f"[org/mate/marco/general]\ntheme='{frame}'\ntitlebar-font='{look.title_font}'\n"
            f"button-layout='menu:minimize,maximize,close'\ncompositing-manager=false\n"
            f"center-new-windows=false\n\n"
            f"[org/mate/caja/preferences]\ndefault-folder-viewer='list-view'\n")


def _xfwm4(look):
    theme = look.frame_theme or "Default"
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<channel name="xfwm4" version="1.0">\n'
            '<property name="general" type="empty">\n'
            f'<property name="theme" type="string" value="{theme}"/>\n'
            f'<property name="title_font" type="string" value="{look.title_font}"/>\n'
            '<property name="button_layout" type="string" value="O|HMC"/>\n'
            '<property name="use_compositing" type="bool" value="false"/>\n'
            '<property name="workspace_count" type="int" value="1"/>\n'
            '</property>\n</channel>\n')


def _openbox(look):
    family, _, size = look.title_font.rpartition(" ")
    bold = family.endswith(" Bold")
    family = family.removesuffix(" Bold")
    font = (f"<name>{family}</name><size>{size}</size>"
            f"<weight>{'Bold' if bold else 'Normal'}</weight><slant>Normal</slant>")
    places = "".join(f'<font place="{place}">{font}</font>'
                     for place in ("ActiveWindow", "InactiveWindow"))
    return ('<?xml version="1.0" encoding="UTF-8"?>\n'
            '<openbox_config xmlns="http://openbox.org/3.4/rc">\n'
            f"<theme><name>{look.frame_theme or 'Clearlooks'}</name>"
            f"<titleLayout>NLIMC</titleLayout><keepBorder>yes</keepBorder>{places}</theme>\n"
            "<desktops><number>1</number></desktops>\n"
            '<applications><application class="*"><maximized>no</maximized></application>'
            "</applications>\n"
            "</openbox_config>\n")


def write_look(scene, home):
    """Writes every settings file of the scene's look below `home` (.config and beside it)."""
    look = scene.look
    config = os.path.join(home, ".config")
    write(os.path.join(config, "xsettingsd", "xsettingsd.conf"), _xsettings(scene))
    write(os.path.join(config, "gtk-3.0", "settings.ini"), _gtk_settings(look))
    write(os.path.join(config, "glib-2.0", "settings", "keyfile"), _key_file(look))
    channels = os.path.join(config, "xfce4", "xfconf", "xfce-perchannel-xml")
    write(os.path.join(channels, "xfwm4.xml"), _xfwm4(look))
    write(os.path.join(config, "openbox", "rc.xml"), _openbox(look))
