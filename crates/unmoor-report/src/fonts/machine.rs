//! Fonts of this computer, for characters that no bundled face draws.
//!
//! They are looked for in an order that hangs on their names alone, so that the same fonts give the same report
//! wherever they lie.

use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex, OnceLock, PoisonError};

use fontdb::{Database, FaceInfo, Source, Style};
use sha2::{Digest, Sha256};

use super::Font;

/// Families that draw many scripts evenly, the best first; a name begins with one of them.
const KNOWN: [&str; 22] = [
    "Noto Sans",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
    "WenQuanYi",
    "Noto Sans CJK",
    "Source Han Sans",
    "IPAPGothic",
    "IPAGothic",
    "Yu Gothic",
    "Hiragino Sans",
    "Malgun Gothic",
    "NanumGothic",
    "Apple SD Gothic Neo",
    "Segoe UI",
    "Arial Unicode MS",
    "DejaVu Sans",
    "FreeSans",
    "Liberation Sans",
    "Arial",
    "Nimbus Sans",
];

/// A font that may be taken.
struct Candidate {
    id: fontdb::ID,
    /// The characters it draws, in ranges; found out when it is first asked.
    ranges: OnceLock<Vec<(u32, u32)>>,
    /// Its data, once it is taken.
    font: OnceLock<Option<&'static Font>>,
}

struct Machine {
    fonts: Database,
    candidates: Vec<Candidate>,
    /// Which candidate draws a character.
    found: Mutex<BTreeMap<char, Vec<u16>>>,
}

static MACHINE: LazyLock<Machine> = LazyLock::new(|| {
    let mut fonts = Database::new();
    fonts.load_system_fonts();
    Machine::of(fonts)
});

/// The first font that draws a character and is among those that may be taken; all where none are named.
pub(super) fn that_draws(character: char, only: Option<&[String]>) -> Option<u16> {
    let machine = &*MACHINE;
    let mut found = machine.found.lock().unwrap_or_else(PoisonError::into_inner);
    let draw = found.entry(character).or_insert_with(|| machine.that_draw(character));
    draw.iter().copied().find(|at| {
        let Some(font) = machine.font(*at) else { return false };
        only.is_none_or(|only| only.contains(&font.digest))
    })
}

/// A font that was found.
///
/// # Panics
/// Where the number was not given by [`that_draws`].
pub(super) fn font(at: u16) -> &'static Font {
    MACHINE.font(at).expect("a face of this computer was loaded before it was handed out")
}

/// Whether this computer has a font, by the digest of its file.
pub(super) fn has(post_script: &str, digest: &str) -> bool {
    let machine = &*MACHINE;
    (0..machine.candidates.len() as u16).any(|at| {
        let named = machine.fonts.face(machine.candidates[usize::from(at)].id);
        named.is_some_and(|face| face.post_script_name == post_script)
            && machine.font(at).is_some_and(|font| font.digest == digest)
    })
}

impl Machine {
    fn of(fonts: Database) -> Self {
        let upright = |face: &&FaceInfo| face.style == Style::Normal && !matches!(face.source, Source::Binary(_));
        let mut faces: Vec<&FaceInfo> = fonts.faces().filter(upright).collect();
        faces.sort_by_cached_key(|face| (rank(face), face.post_script_name.clone(), face.index));
        let candidate = |face: &&FaceInfo| Candidate { id: face.id, ranges: OnceLock::new(), font: OnceLock::new() };
        let candidates = faces.iter().take(usize::from(u16::MAX)).map(candidate).collect();
        Self { fonts, candidates, found: Mutex::default() }
    }

    fn that_draw(&self, character: char) -> Vec<u16> {
        let draws = |at: &u16| self.ranges(*at).iter().any(|(from, to)| (*from..=*to).contains(&u32::from(character)));
        (0..self.candidates.len() as u16).filter(draws).take(SEVERAL).collect()
    }

    fn ranges(&self, at: u16) -> &[(u32, u32)] {
        let candidate = &self.candidates[usize::from(at)];
        candidate.ranges.get_or_init(|| self.fonts.with_face_data(candidate.id, ranges).flatten().unwrap_or_default())
    }

    fn font(&self, at: u16) -> Option<&'static Font> {
        let candidate = self.candidates.get(usize::from(at))?;
        *candidate.font.get_or_init(|| {
            let load = |data: &[u8], index| {
                // What is embedded is a cut of the file, and lasts as long as the program.
                let data: &'static [u8] = Box::leak(data.to_vec().into_boxed_slice());
                let digest = Sha256::digest(data).iter().map(|byte| format!("{byte:02x}")).collect();
                Font::parse(data, index, digest)
            };
            let font = self.fonts.with_face_data(candidate.id, load).flatten()?;
            Some(Box::leak(Box::new(font)))
        })
    }
}

/// So many fonts are remembered for a character: one of them may be asked for by name.
const SEVERAL: usize = 8;

/// What makes a font come before another: a known family, an even weight, letters of their own widths.
fn rank(face: &FaceInfo) -> (bool, usize, u16, bool) {
    let family = face.families.first().map_or("", |(name, _)| name.as_str());
    let known = KNOWN.iter().position(|known| family == *known);
    let known = known.or_else(|| KNOWN.iter().position(|known| family.starts_with(known)).map(|at| at + KNOWN.len()));
    let normal = face.stretch == fontdb::Stretch::Normal;
    (face.monospaced, known.unwrap_or(usize::MAX), face.weight.0.abs_diff(400), !normal)
}

/// The characters that a font draws, where its maker lets it be embedded in a document.
fn ranges(data: &[u8], index: u32) -> Option<Vec<(u32, u32)>> {
    use rustybuzz::ttf_parser::{Face, Permissions};
    let face = Face::parse(data, index).ok()?;
    let permitted = !matches!(face.permissions(), Some(Permissions::Restricted)) && face.is_subsetting_allowed();
    if !permitted || (face.tables().glyf.is_none() && face.tables().cff.is_none()) {
        return None;
    }
    let mut points: Vec<u32> = Vec::new();
    for table in face.tables().cmap?.subtables {
        if table.is_unicode() {
            table.codepoints(|point| {
                if table.glyph_index(point).is_some_and(|glyph| glyph.0 != 0) {
                    points.push(point);
                }
            });
        }
    }
    points.sort_unstable();
    points.dedup();
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for point in points {
        match ranges.last_mut() {
            Some(last) if last.1 + 1 == point => last.1 = point,
            _ => ranges.push((point, point)),
        }
    }
    Some(ranges)
}
