//! What keeps people from a page, and where they go instead.

use crate::components::{Button, FailureNotice, Notice, NoticeKind};
use crate::handover::{self, Note};
use crate::i18n::{say, t, use_i18n};
use crate::{api, location, routes, session, texts};
use leptos::prelude::*;
use shared::domain::session::SessionEnd;
use shared::operations::{Nothing, Operation};

/// A page for those who may call an operation; the others read that they may not.
#[component]
pub fn Allowed<O: Operation>(
    /// The operation.
    to: O,
    /// The page.
    children: ChildrenFn,
) -> impl IntoView {
    let _ = to;
    let i18n = use_i18n();
    let may = Memo::new(|_| session::may::<O>());
    move || {
        if may.get() {
            children().into_any()
        } else {
            view! {
                <Notice kind=NoticeKind::Warm title=say!(i18n, failures.not_allowed.what)>
                    <p>{t!(i18n, failures.not_allowed.next)}</p>
                </Notice>
            }
            .into_any()
        }
    }
}

/// Leaves for the sign-in page, with the way back to `path`, or to `home` where one left on purpose.
pub fn to_the_door(why: SessionEnd, path: &str, home: &str) {
    handover::leave(Note::Ended(why));
    let back = if why == SessionEnd::SignedOut { home } else { path };
    location::replace(&routes::sign_in_towards(back));
}

/// It could not be asked who is signed in.
#[component]
pub fn Unreachable() -> impl IntoView {
    let i18n = use_i18n();
    let said =
        move || texts::call_error(i18n.get_locale(), &api::CallError::<Nothing>::Unreachable, texts::nothing);
    view! {
        <FailureNotice said=said>
            <Button on_press=|()| session::refresh_soon()>{t!(i18n, common.retry)}</Button>
        </FailureNotice>
    }
}
