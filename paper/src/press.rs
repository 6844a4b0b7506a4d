//! From an order to the bytes of a PDF.

use crate::order::Order;
use crate::world::{Desk, Room};
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

pub struct Press {
    desk: Desk,
    standards: PdfStandards,
}

impl Press {
    pub fn new() -> Result<Self, String> {
        // Typst refuses to write what this standard for accessible PDF doesn't allow.
        let standards = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|error| error.message().to_string())?;
        Ok(Self { desk: Desk::new()?, standards })
    }

    /// # Errors
    /// A sentence that starts with the order's file.
    pub fn print(&self, order: &Order) -> Result<Vec<u8>, String> {
        self.set(order).map_err(|words| format!("{}: {words}", order.file))
    }

    fn set(&self, order: &Order) -> Result<Vec<u8>, String> {
        let data = serde_json::to_vec(order).map_err(|error| error.to_string())?;
        let room = Room::new(&self.desk, order.kind, data)?;
        let document = typst::compile::<PagedDocument>(&room).output.map_err(|errors| told(&errors))?;
        let pages = document.pages().len();
        if order.kind.is_one_page() && pages != 1 {
            return Err(format!("it takes {pages} pages instead of one. Shorten its text."));
        }
        let options = PdfOptions {
            ident: Smart::Custom(order.address.clone() + &order.file),
            standards: self.standards.clone(),
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&document, &options).map_err(|errors| told(&errors))
    }

    /// Tells papers apart that are not the same: of another order, or made in another way.
    pub fn name(&self, order: &Order) -> String {
        // The manifest holds the version of Typst.
        let program: [&str; 3] = [include_str!("../Cargo.toml"), include_str!("press.rs"), include_str!("world.rs")];
        let order = serde_json::to_string(order).unwrap_or_default();
        let papers: Vec<&[u8]> = self.desk.papers().collect();
        format!("{:032x}", typst::utils::hash128(&(program, order, papers)))
    }
}

/// What a template or Typst complains about, without the marks of a program.
fn told(errors: &[SourceDiagnostic]) -> String {
    let sentences: Vec<String> = errors
        .iter()
        .map(|error| {
            let words = error.message.strip_prefix("panicked with: ").unwrap_or(&error.message).trim_matches('"');
            let hints: String = error.hints.iter().map(|hint| format!(" ({})", hint.v)).collect();
            format!("{words}{hints}")
        })
        .collect();
    sentences.join("; ")
}
