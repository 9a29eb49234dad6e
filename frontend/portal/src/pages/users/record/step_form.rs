//! What the forms have in common.

use kit::components::{Button, ButtonKind, Card, ErrorSummary, LinkButton};
use kit::i18n::{t, use_i18n};
use kit::routes;
use leptos::prelude::*;

/// A form with its errors, and buttons that lead on and back.
#[component]
pub fn StepForm(
    /// What it asks for.
    title: &'static str,
    /// The fields' ids with what is wrong with them.
    #[prop(optional, into)]
    errors: Signal<Vec<(String, String)>>,
    /// Whether the check comes after it.
    #[prop(optional)]
    last: bool,
    /// Judges what is typed, and leads on if it is right.
    on_next: Callback<()>,
    /// Leads back; without it, to the list.
    #[prop(optional, into)]
    on_back: Option<Callback<()>>,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let i18n = use_i18n();
    let tried = RwSignal::new(false);
    let summary = move || if tried.get() { errors.get() } else { Vec::new() };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        on_next.run(());
    };
    let next = if last { t!(i18n, users.new.check) } else { t!(i18n, users.record.next) };
    view! {
        <ErrorSummary errors=summary />
        <Card title=Signal::stored(title.to_owned())>
            <form class="form" novalidate on:submit=submit>
                {children()}
                <div class="actions">
                    <Button kind=ButtonKind::Primary submit=true>{next}</Button>
                    {match on_back {
                        Some(back) => view! { <Button on_press=back>{t!(i18n, proof.back)}</Button> }.into_any(),
                        None => view! { <LinkButton href=routes::USERS>{t!(i18n, users.new.to_list)}</LinkButton> }.into_any(),
                    }}
                </div>
            </form>
        </Card>
    }
}
