//! A history as a file: everything that the filter finds, joined from pages. It goes on while its person works
//! elsewhere, so it stands beside the component tree, as the session does.

use super::line::{cells, columns};
use super::wanted::Wanted;
use kit::clock;
use kit::csv::Sheet;
use kit::i18n::{Locale, td_string};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::domain::id::UserId;
use shared::domain::instant::CivilDate;
use std::cell::RefCell;
use std::sync::LazyLock;

/// Rows of a page: the most that the server gives.
const ROWS: u32 = 500;

/// What is known of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// How it goes.
    pub phase: Phase,
    /// Rows so far.
    pub rows: usize,
}

/// How it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Phase {
    /// There is none.
    #[default]
    Idle,
    /// It goes on.
    Running,
    /// It could not go on, and can be taken up again.
    Broken,
    /// It was handed to the browser.
    Done,
}

/// What is written, and where to go on.
struct Work {
    wanted: Wanted,
    people: Vec<(UserId, String)>,
    locale: Locale,
    sheet: Sheet,
    rows: usize,
    before: Option<String>,
}

static PROGRESS: LazyLock<ArcRwSignal<Progress>> = LazyLock::new(|| ArcRwSignal::new(Progress::default()));

thread_local! {
    /// What could not go on.
    static BROKEN: RefCell<Option<Work>> = const { RefCell::new(None) };
}

/// How it goes; tracked.
pub fn progress() -> Progress {
    PROGRESS.get()
}

/// Begins a file.
pub fn begin(wanted: Wanted, people: Vec<(UserId, String)>, locale: Locale) {
    if PROGRESS.get_untracked().phase == Phase::Running {
        return;
    }
    BROKEN.take();
    run(Work { wanted, people, locale, sheet: Sheet::new(columns(locale)), rows: 0, before: None });
}

/// Goes on where it broke.
pub fn resume() {
    if let Some(work) = BROKEN.take() {
        run(work);
    }
}

/// Gives it up.
pub fn cancel() {
    BROKEN.take();
    PROGRESS.set(Progress::default());
}

fn run(mut work: Work) {
    tell(Phase::Running, &work);
    spawn_local(async move {
        loop {
            let page = work.wanted.page(work.before.clone(), Some(ROWS), true).await;
            // It was given up meanwhile.
            if PROGRESS.get_untracked().phase != Phase::Running {
                return;
            }
            let Ok(page) = page else {
                tell(Phase::Broken, &work);
                BROKEN.set(Some(work));
                return;
            };
            let Work { people, locale, sheet, .. } = &mut work;
            let name = |user: &UserId| people.iter().find(|(id, _)| id == user).map(|(_, name)| name.clone());
            let count = page.rows.len();
            page.rows.into_iter().for_each(|row| sheet.row(cells(*locale, row, name)));
            sheet.part();
            work.rows += count;
            work.before = page.next;
            if work.before.is_none() {
                break;
            }
            tell(Phase::Running, &work);
        }
        tell(Phase::Done, &work);
        work.sheet.save(&name(work.locale));
    });
}

fn tell(phase: Phase, work: &Work) {
    PROGRESS.set(Progress { phase, rows: work.rows });
}

/// The name of the file, with the day.
fn name(locale: Locale) -> String {
    let day = CivilDate::in_japan(clock::server_now());
    td_string!(locale, history.export.file, day = day.to_string()).to_string()
}
