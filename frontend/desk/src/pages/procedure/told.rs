//! What became of the last act. It takes the focus, because what was pressed is gone.

use super::act::Act;
use super::row::{Row, Told};
use kit::components::{Notice, NoticeKind, focus};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::{procedures, texts};
use leptos::prelude::*;
use shared::domain::procedure::{ProcedureKind, Step};

const TOLD: &str = "act-told";

/// The message.
#[component]
pub fn ToldPanel(
    /// The procedure.
    row: Row,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    Effect::new(move || {
        if row.told.get().is_some() {
            // What is empty can't be focused: first it is drawn.
            request_animation_frame(|| focus(TOLD));
        }
    });
    let over = move || {
        row.read.with_untracked(|read| matches!(read, Some(Ok(view)) if procedures::is_over(&view.procedure)))
    };
    // Nobody at the desk sees the code.
    let mails_code = move || {
        row.read.with_untracked(|read| {
            matches!(read, Some(Ok(view)) if view.procedure.form.kind() == ProcedureKind::PasswordReset)
        })
    };
    let said = move || {
        row.told.get().map(|told| match told {
            Told::Stale => view! {
                <Notice kind=NoticeKind::Warm title=say!(i18n, desk.procedure.stale.what)>
                    <p>{t!(i18n, desk.procedure.stale.means)}</p>
                    <p>{t!(i18n, desk.procedure.stale.next)}</p>
                </Notice>
            }
            .into_any(),
            Told::Done(act) => {
                let (title, next) = match act {
                    Act::Return => (
                        say!(i18n, desk.procedure.returned_done),
                        t!(i18n, desk.procedure.returned_done_next),
                    ),
                    Act::Step(step) => {
                        let name = texts::step(locale, step);
                        let title = t_string!(i18n, desk.procedure.recorded, step = name).to_string();
                        let next = if over() {
                            t!(i18n, desk.procedure.recorded_over)
                        } else {
                            t!(i18n, desk.procedure.recorded_next)
                        };
                        (title, next)
                    }
                };
                let mailed = (act == Act::Step(Step::Executed) && mails_code())
                    .then(|| view! { <p>{t!(i18n, desk.procedure.code_mailed)}</p> });
                view! { <Notice kind=NoticeKind::Success title=Signal::stored(title)>{mailed}<p>{next}</p></Notice> }
                    .into_any()
            }
        })
    };
    view! { <div id=TOLD class="told" tabindex="-1">{said}</div> }
}
