//! A small window from which one file can be dragged, as from a file manager.

#![allow(
    clippy::expect_used,
    reason = "a test that cannot go on says so and ends"
)]

use gtk::prelude::*;

fn main() {
    let file = std::env::args().nth(1).expect("a file is named");
    gtk::init().expect("there is a display");
    let file = gtk::glib::filename_to_uri(file, None).expect("its path is whole");
    let kinds = [gtk::TargetEntry::new(
        "text/uri-list",
        gtk::TargetFlags::OTHER_APP,
        0,
    )];
    let icon = gtk::EventBox::new();
    icon.add(&gtk::Label::new(Some("A file")));
    icon.drag_source_set(
        gtk::gdk::ModifierType::BUTTON1_MASK,
        &kinds,
        gtk::gdk::DragAction::COPY,
    );
    icon.connect_drag_data_get(move |_, _, data, _, _| {
        data.set_uris(&[file.as_str()]);
    });
    let window = gtk::Window::new(gtk::WindowType::Toplevel);
    window.set_title("Files");
    window.set_default_size(90, 90);
    window.add(&icon);
    window.move_(1300, 10); // beside the window of the program
    window.show_all();
    gtk::main();
}
