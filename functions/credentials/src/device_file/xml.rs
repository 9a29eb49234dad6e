//! An XML document as a tree, of the little XML that a PSKC file needs.
//!
//! A document type or an entity of the author's own is refused before anything of it is read. The tree
//! borrows its texts from the file, so that no further copies of secrets are made.

use quick_xml::errors::{Error, SyntaxError};
use quick_xml::escape::{EscapeError, resolve_predefined_entity};
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::{NsReader, XmlVersion};
use shared::domain::device_file::FileProblem;
use std::borrow::Cow;
use zeroize::Zeroizing;

/// Elements inside one another; PSKC needs nine.
const DEPTH: usize = 32;

/// Attributes of one element; PSKC needs five, and namespaces.
const ATTRIBUTES: usize = 32;

/// The vocabularies of a PSKC file, by namespace; prefixes are the author's choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// RFC 6030.
    Pskc,
    /// XML Signature.
    Signature,
    /// XML Encryption.
    Encryption,
    /// Anything else.
    Other,
}

impl Space {
    fn of(resolved: &ResolveResult<'_>) -> Result<Self, FileProblem> {
        match resolved {
            ResolveResult::Bound(Namespace(uri)) => Ok(match *uri {
                "urn:ietf:params:xml:ns:keyprov:pskc" => Self::Pskc,
                "http://www.w3.org/2000/09/xmldsig#" => Self::Signature,
                "http://www.w3.org/2001/04/xmlenc#" => Self::Encryption,
                _ => Self::Other,
            }),
            ResolveResult::Unbound => Ok(Self::Other),
            ResolveResult::Unknown(_) => Err(FileProblem::NotReadable),
        }
    }
}

/// An element. It has no `Debug`: its texts may be secret.
pub(super) struct Element<'a> {
    pub(super) space: Space,
    pub(super) name: Box<str>,
    pub(super) children: Vec<Element<'a>>,
    attributes: Vec<(Box<str>, Box<str>)>,
    text: Vec<Cow<'a, str>>,
}

impl<'a> Element<'a> {
    /// Whether this is the element of that vocabulary and name.
    pub(super) fn is(&self, space: Space, name: &str) -> bool {
        self.space == space && *self.name == *name
    }

    /// The first child of that vocabulary and name.
    pub(super) fn child(&self, space: Space, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.is(space, name))
    }

    /// The first descendant along a path of PSKC elements.
    pub(super) fn pskc(&self, path: &[&str]) -> Option<&Self> {
        path.iter().try_fold(self, |element, name| element.child(Space::Pskc, name))
    }

    /// The value of an attribute without a prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| **known == *name).map(|(_, value)| &**value)
    }

    /// The text directly inside, without the space around it.
    pub(super) fn text(&self) -> Zeroizing<String> {
        // Sized beforehand: a string that grows would leave pieces of a secret behind.
        let mut whole =
            Zeroizing::new(String::with_capacity(self.text.iter().map(|piece| piece.len()).sum()));
        self.text.iter().for_each(|piece| whole.push_str(piece));
        Zeroizing::new(whole.trim().to_owned())
    }

    fn start(space: Space, tag: &BytesStart<'_>) -> Result<Self, FileProblem> {
        let mut attributes = Vec::new();
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|_| FileProblem::NotReadable)?;
            let value =
                attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| problem(&error))?;
            attributes.push((attribute.key.0.into(), value.into()));
            if attributes.len() > ATTRIBUTES {
                return Err(FileProblem::NotReadable);
            }
        }
        let name = tag.local_name().as_ref().into();
        Ok(Self { space, name, children: Vec::new(), attributes, text: Vec::new() })
    }
}

/// Reads a document of at most `elements` elements.
///
/// # Errors
/// When it is not well-formed, too deep, declares a document type or uses entities, or has too many elements.
pub(super) fn document(text: &str, elements: usize) -> Result<Element<'_>, FileProblem> {
    let mut reader = NsReader::from_str(text);
    let mut open: Vec<Element<'_>> = Vec::new();
    let mut root = None;
    let mut count = 0;
    loop {
        let (resolved, event) = reader.read_resolved_event().map_err(|error| problem(&error))?;
        let closed = match event {
            Event::Start(ref tag) | Event::Empty(ref tag) => {
                let element = Element::start(Space::of(&resolved)?, tag)?;
                count += 1;
                if count > elements {
                    return Err(FileProblem::TooMany);
                }
                if root.is_some() || open.len() == DEPTH {
                    return Err(FileProblem::NotReadable);
                }
                if matches!(event, Event::Empty(_)) {
                    Some(element)
                } else {
                    open.push(element);
                    None
                }
            }
            Event::End(_) => open.pop(),
            Event::Text(piece) => add(&mut open, piece.into_inner())?,
            Event::CData(piece) => add(&mut open, piece.into_inner())?,
            Event::GeneralRef(reference) => {
                let piece = match reference.resolve_char_ref().map_err(|error| problem(&error))? {
                    Some(character) => Cow::Owned(character.to_string()),
                    None => resolve_predefined_entity(&reference).ok_or(FileProblem::EntitiesRefused)?.into(),
                };
                add(&mut open, piece)?
            }
            Event::DocType(_) => return Err(FileProblem::EntitiesRefused),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => None,
            Event::Eof => break,
        };
        match (closed, open.last_mut()) {
            (Some(element), Some(parent)) => parent.children.push(element),
            (Some(element), None) => root = Some(element),
            (None, _) => {}
        }
    }
    root.filter(|_| open.is_empty()).ok_or(FileProblem::NotReadable)
}

/// Puts a text into the innermost open element; outside of all there may only be space.
fn add<'a>(open: &mut [Element<'a>], piece: Cow<'a, str>) -> Result<Option<Element<'a>>, FileProblem> {
    match open.last_mut() {
        Some(element) => element.text.push(piece),
        None if piece.trim().is_empty() => {}
        None => return Err(FileProblem::NotReadable),
    }
    Ok(None)
}

fn problem(error: &Error) -> FileProblem {
    match error {
        Error::Syntax(SyntaxError::UnclosedDoctype)
        | Error::Escape(EscapeError::UnrecognizedEntity(..) | EscapeError::TooManyNestedEntities) => {
            FileProblem::EntitiesRefused
        }
        _ => FileProblem::NotReadable,
    }
}

#[cfg(test)]
mod tests;
