//! What a query answers, from the first quiet lines to the rows, or why there is nothing.

use super::button::Button;
use super::failure_notice::FailureNotice;
use super::skeleton::Skeleton;
use crate::api::{Answer, CallError};
use crate::i18n::{t, use_i18n};
use crate::texts;
use leptos::prelude::*;
use shared::operations::Nothing;

/// A query that no rule denies.
pub type Query<T> = LocalResource<Result<Answer<T>, CallError<Nothing>>>;

/// Shows what a query answered; if it failed, why, with a button to ask again.
#[component]
pub fn Asked<T, F, V>(
    /// The query.
    query: Query<T>,
    /// Lines to hold free until it is answered.
    #[prop(default = 4)]
    lines: usize,
    /// Shows the answer.
    show: F,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    F: Fn(T) -> V + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let i18n = use_i18n();
    move || match query.get() {
        None => view! { <Skeleton lines=lines /> }.into_any(),
        Some(Ok(answer)) => show(answer.value).into_any(),
        Some(Err(error)) => {
            let reference = error.reference().map(ToOwned::to_owned);
            view! {
                <FailureNotice said=move || texts::call_error(i18n.get_locale(), &error, texts::nothing) reference=reference>
                    <Button on_press=move |()| query.refetch()>{t!(i18n, proof.again)}</Button>
                </FailureNotice>
            }
            .into_any()
        }
    }
}
