//! Every mutation of the catalogue, ready to be sent.

use crate::harness::{
    Actor, Company, Draft, SHARED, SPARE, Stranger, newcomer, open_contract, password, replacement, serial,
    user,
};
use crate::samples::payee;
use futures::future::{BoxFuture, FutureExt};
use shared::domain::settings::ContractSettings;
use shared::domain::user::{Language, Role};
use shared::operations::bank::BankOpenContract;
use shared::operations::own::{ChooseLanguage, CorrectMail, OwnLanguage, OwnMail};
use shared::operations::passwords::PasswordsReplaceTemporary;
use shared::operations::payees::PayeesRegister;
use shared::operations::proof::{Empty, Proof};
use shared::operations::session::{SessionSignIn, SessionSignOut, SignIn};
use shared::operations::settings::{ChangeSettings, SettingsChange, SettingsPage, SettingsView};
use shared::operations::tokens::{Register, ReleaseStop, TokensRegister, TokensReleaseStop};
use shared::operations::users::{UserAdded, UsersAdd};

/// A request that is ready, and what it is told when it is sent again after it happened.
pub struct Sending {
    pub draft: Draft,
    pub keyed: bool,
    pub again: &'static str,
}

/// A mutation.
pub struct Mutation {
    pub name: &'static str,
    pub prepare: for<'a> fn(&'a Company) -> BoxFuture<'a, Sending>,
}

fn keyed(draft: Draft) -> Sending {
    Sending { draft, keyed: true, again: "done" }
}

/// All of them but the import of devices, which is several transactions.
pub const MUTATIONS: [Mutation; 11] = [
    Mutation { name: "session.sign-in", prepare: |company| sign_in(company).boxed() },
    Mutation { name: "session.sign-out", prepare: |company| sign_out(company).boxed() },
    Mutation { name: "passwords.replace-temporary", prepare: |company| replace(company).boxed() },
    Mutation { name: "tokens.register", prepare: |company| register(company).boxed() },
    Mutation { name: "tokens.release-stop", prepare: |company| release(company).boxed() },
    Mutation { name: "payees.register", prepare: |company| pay(company).boxed() },
    Mutation { name: "users.add", prepare: |company| add(company).boxed() },
    Mutation { name: "bank.open-contract", prepare: |company| open(company).boxed() },
    Mutation { name: "settings.change", prepare: |company| settings(company).boxed() },
    Mutation { name: "own.mail", prepare: |company| mail(company).boxed() },
    Mutation { name: "own.language", prepare: |company| language(company).boxed() },
];

async fn sign_in(company: &Company) -> Sending {
    let person = &company.clerk.person;
    let input = SignIn { login_id: person.login_id.as_str().try_into().unwrap() };
    let proof = Proof { login_password: Some(password(&person.login_password)), ..Proof::default() };
    // Signing in has no key: who does it again has another session, and displaces the one that happened.
    Sending { draft: company.stranger().draft::<SessionSignIn>(&input, &proof), keyed: false, again: "done" }
}

async fn sign_out(company: &Company) -> Sending {
    let draft = company.clerk.draft::<SessionSignOut>(&Empty {}, &Proof::default());
    Sending { draft, keyed: false, again: "session_over signed_out" }
}

async fn replace(company: &Company) -> Sending {
    let input = user("newcomer1", Role::General, &[]);
    let added: UserAdded = company.master.send::<UsersAdd>(&input, &company.master.proof()).await.output();
    let actor = company.stranger().sign_in(&newcomer("midori", "newcomer1", &added.secrets.unwrap())).await;
    let (input, proof, _) = replacement(&actor.person);
    keyed(actor.draft::<PasswordsReplaceTemporary>(&input, &proof))
}

async fn register(company: &Company) -> Sending {
    let actor = company.master.adds("ryo00001", Role::General, &[], None).await;
    let proof = Proof { otp: Some(company.world.shelf.code(SPARE)), ..actor.confirmed() };
    keyed(actor.draft::<TokensRegister>(&Register { serial: serial(SPARE) }, &proof))
}

async fn release(company: &Company) -> Sending {
    company.stop_shared().await;
    let stopped_at = ports::environment::Clock::now(&*company.world.clock);
    let proof = company.administrator.next_proof();
    keyed(
        company
            .administrator
            .draft::<TokensReleaseStop>(&ReleaseStop { serial: serial(SHARED), stopped_at }, &proof),
    )
}

async fn pay(company: &Company) -> Sending {
    let input = serde_json::from_value(payee("0000001")).unwrap();
    keyed(company.payer.draft::<PayeesRegister>(&input, &company.payer.proof()))
}

async fn add(company: &Company) -> Sending {
    keyed(company.master.draft::<UsersAdd>(&user("newcomer1", Role::General, &[]), &company.master.proof()))
}

async fn open(company: &Company) -> Sending {
    let input = open_contract("asahi", "asahi001", "seventyseven");
    let draft = Stranger(company.world.clone()).draft::<BankOpenContract>(&input, &Proof::default());
    Sending { draft, keyed: false, again: "denied contract_exists" }
}

async fn settings(company: &Company) -> Sending {
    let page: SettingsPage = company.master.get::<SettingsView>(&Empty {}).await;
    let settings = ContractSettings { idle_seconds: 600, ..page.settings };
    let input = ChangeSettings { version: page.version, settings };
    keyed(company.master.draft::<SettingsChange>(&input, &company.master.confirmed()))
}

async fn mail(company: &Company) -> Sending {
    company.clerk.bounced().await;
    let input = CorrectMail { mail: "right@midori.example".try_into().unwrap() };
    keyed(company.clerk.draft::<OwnMail>(&input, &company.clerk.confirmed()))
}

async fn language(company: &Company) -> Sending {
    let input = ChooseLanguage { language: Language::En };
    let draft = company.clerk.draft::<OwnLanguage>(&input, &Proof::default());
    Sending { draft, keyed: false, again: "done" }
}
