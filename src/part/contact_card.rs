//! The card of a contact: a service and how to reach it.

use super::about_data::sources;
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
            div class="confirmed" data-unsearched {
                p { "Last confirmed: " (contact.confirmed) }
                details {
                    summary { "About this " (if contact.phone.is_some() { "number" } else { "service" }) }
                    @if let Some(doubt) = &contact.doubt { p { (doubt) } }
                    @if let Some(source) = meta.source(&contact.source) { (sources(std::slice::from_ref(source))) }
                }
            }
        }
    }
}
