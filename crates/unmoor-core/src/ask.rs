//! Asking by file: questions go out as a page for any browser, or as a file that a program fills in; the answers come
//! back as votes of a participant, or as claims of the vendor, beside the team's answers and never over them.
//!
//! `docs/format/response.md` describes the format and its limits.

mod fault;
mod form;
mod merge;
mod page;
mod read;

pub use fault::ResponseFault;
pub use form::{About, Asked, AskedOption, AskedQuestion, Given, Response, ResponseForm};
pub use merge::{Line, Merge, merge};
pub use page::page;
pub use read::{is_response, read};

use crate::assessment::{Assessment, Request};
use crate::pack::Pack;

/// What `format` says.
pub const FORMAT: &str = "unmoor.response";

/// The version that is written, and the newest that is read.
pub const VERSION: u32 = 1;

/// The most bytes that a response may have.
pub const MAX_BYTES: usize = 16 << 20;

/// What goes out with a request: the questions with their statements, for whom and from whom. Nothing of levels, weights,
/// scores, answers, notes or other people is in it; the vendor does not even learn what the team calls the assessment.
pub fn asked(request: &Request, assessment: &Assessment, pack: &Pack) -> Asked {
    let person = request.participant.as_ref();
    let name = person.and_then(|id| assessment.participants.iter().find(|known| known.id == *id));
    Asked {
        id: request.id.clone(),
        made: request.made,
        assessment: assessment.id.clone(),
        about: About {
            title: person.map(|_| assessment.title.clone()),
            vendor: assessment.vendor.name.clone(),
            service: assessment.vendor.service.clone(),
        },
        sender: request.sender.clone(),
        participant: person.cloned(),
        to: name.map_or(&assessment.vendor.name, |person| &person.name).clone(),
        questions: request
            .questions
            .iter()
            .filter_map(|id| pack.question(id))
            .map(|question| AskedQuestion::of(question, person.is_none()))
            .collect(),
    }
}

/// The response with nothing filled in, for a program or an editor.
pub fn empty(asked: Asked) -> Vec<u8> {
    let form = ResponseForm::of(Response { request: asked, by: String::new(), at: None, answers: Default::default() });
    let mut bytes = serde_json::to_vec_pretty(&form).expect("a response has text keys only");
    bytes.push(b'\n');
    bytes
}
