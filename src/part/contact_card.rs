//! The card of a contact: a service and how to reach it.

use crate::data::contacts::{Contact, tel};
use crate::data::meta::Meta;
use maud::{Markup, html};

/// The contact as an item of a list of cards. `meta` belongs to the contacts file and has the sources.
pub fn contact_card(meta: &Meta, contact: &Contact) -> Markup {
    html! {
        li class="card contact" id={ "contact-" (contact.name) } {
            h3 { (contact.title) }
            p { (contact.need) }
            @if let Some(phone) = &contact.phone {
                p { a class="call" href=(tel(phone)) { "Call " (phone) } }
            }
            @if contact.hours.is_some() || contact.cost.is_some() || contact.text.is_some() {
                dl {
                    @for (name, words) in
                        [("Open", &contact.hours), ("Cost", &contact.cost), ("Text", &contact.text)]
                    {
                        @if let Some(words) = words { div { dt { (name) } dd { (words) } } }
                    }
                }
            }
            @if let Some(online) = &contact.online {
                p { a class="onward" href=(online.path) rel="external" { (online.text) } }
            }
            @if let Some(note) = &contact.note { p { (note) } }
            @if let Some(doubt) = &contact.doubt { p class="doubt" { strong { "In doubt: " } (doubt) } }
            @if let Some(source) = meta.source(&contact.source) {
                p class="source" { "Confirmed " (contact.confirmed) ": " (source.publisher) "." }
            }
        }
    }
}
