//! Whose links go, from → to, what that means, and the proof.

use super::links::{Held, keepers};
use kit::components::{Attempt, AttemptFailure, Card, Chip, ChipKind, Notice, NoticeKind, ProofPanel, Table};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::texts;
use leptos::prelude::*;
use shared::operations::Operation;
use shared::operations::proof::Proof;
use shared::operations::tokens::{LinkNamed, Revoke, Revoked, TokensRevoke};

/// The check and the proof.
#[component]
pub fn Confirm(
    /// Which links.
    chosen: Vec<Held>,
    /// The attempt.
    attempt: Attempt<TokensRevoke>,
    /// Leads back to the choice.
    on_back: Callback<()>,
    /// Runs once it is done.
    on_done: Callback<Revoked>,
) -> impl IntoView {
    let i18n = use_i18n();
    let name = |held: &Held| LinkNamed { user: held.sharer.user.clone(), serial: held.serial.clone() };
    let links: Vec<_> = chosen.iter().map(name).collect();
    let prove = Callback::new(move |proof: Proof| {
        let input = Revoke { links: links.clone() };
        attempt.send(input, proof, move |answer| on_done.run(answer.value));
    });
    let effects = keepers(&chosen).into_iter().map(|(serial, left)| {
        let serial = serial.grouped();
        let text = if left == 0 {
            t_string!(i18n, tokens.revoke.free, serial = serial).to_string()
        } else {
            t_string!(i18n, tokens.revoke.stay, serial = serial, count = left).to_string()
        };
        view! { <li>{text}</li> }
    });
    let effects = effects.collect_view();
    let row = move |held: Held| {
        view! {
            <tr>
                <th scope="row">{held.sharer.name.to_string()}</th>
                <td data-label=say!(i18n, tokens.revoke.token)><span class="token-serial">{held.serial.grouped()}</span></td>
                <td data-label=say!(i18n, tokens.revoke.from)><Chip kind=ChipKind::Ok text=say!(i18n, tokens.revoke.registered) /></td>
                <td class="change-arrow" aria-hidden="true">"→"</td>
                <td data-label=say!(i18n, tokens.revoke.to)><Chip text=say!(i18n, tokens.revoke.unregistered) /></td>
            </tr>
        }
    };
    view! {
        <AttemptFailure failure=attempt.failure denied=texts::nothing />
        <Notice kind=NoticeKind::Warm title=say!(i18n, tokens.revoke.warning_title)><p>{t!(i18n, tokens.revoke.warning)}</p></Notice>
        <div class="confirm-columns">
            <Card title=say!(i18n, tokens.revoke.content)>
                <Table label=say!(i18n, tokens.revoke.content) cards=true>
                    <thead>
                        <tr>
                            <th scope="col">{t!(i18n, tokens.revoke.user)}</th>
                            <th scope="col">{t!(i18n, tokens.revoke.token)}</th>
                            <th scope="col">{t!(i18n, tokens.revoke.from)}</th>
                            <td></td>
                            <th scope="col">{t!(i18n, tokens.revoke.to)}</th>
                        </tr>
                    </thead>
                    <tbody>{chosen.into_iter().map(row).collect_view()}</tbody>
                </Table>
                <ul class="effects">
                    <li>{t!(i18n, tokens.revoke.means)}</li>
                    {effects}
                </ul>
            </Card>
            <ProofPanel
                work=TokensRevoke::DECLARATION.work
                proving=attempt.proving
                submit=say!(i18n, tokens.revoke.submit)
                on_proof=prove
                back=say!(i18n, proof.back)
                on_back=on_back
            />
        </div>
    }
}
