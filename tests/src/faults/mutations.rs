//! Every mutation of the catalogue, ready to be sent.

use super::{desk, procedures};
use crate::harness::{
    Actor, Company, Draft, OWN, SHARED, SPARE, Setup, Stranger, code, desk_user, login_id, mailed_code,
    newcomer, open_contract, password, replacement, request_reset, revokes, serial, suspends, user,
    with_software,
};
use crate::samples::payee;
use crate::stock::office::{File, Office};
use futures::future::{BoxFuture, FutureExt};
use shared::domain::desk::DeskRole;
use shared::domain::reset::ResetPurpose;
use shared::domain::settings::ContractSettings;
use shared::domain::user::{Language, Role};
use shared::operations::bank::{BankAddDeskUser, BankCancelContract, BankOpenContract};
use shared::operations::desk::{ContractNamed, DeskUploadPart};
use shared::operations::own::{ChooseLanguage, CorrectMail, OwnLanguage, OwnMail};
use shared::operations::passwords::{
    ChangeConfirmation, ChangeLogin, PasswordsChangeConfirmation, PasswordsChangeLogin,
    PasswordsReplaceTemporary, PasswordsRequestReset, PasswordsResetConfirmation, ResetConfirmation,
};
use shared::operations::payees::PayeesRegister;
use shared::operations::proof::{Empty, Proof};
use shared::operations::session::{
    ResetPassword, SessionProveSecondFactor, SessionRequestReset, SessionResetPassword, SessionSignIn,
    SessionSignOut, SignIn,
};
use shared::operations::settings::{ChangeSettings, SettingsChange, SettingsPage, SettingsView};
use shared::operations::tokens::{
    GrantSoftware, Register, ReleaseStop, TokensGrantSoftware, TokensObtainSoftware, TokensRegister,
    TokensReleaseStop, TokensResynchronise, TokensRevoke,
};
use shared::operations::users::{
    NewTemporary, SetPasswords, UserAdded, UsersAdd, UsersChange, UsersDelete, UsersSetPasswords,
    UsersSetState,
};

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

/// The bank in which a mutation is possible at all.
pub fn setup(name: &str) -> Setup {
    if name.ends_with("-software") { with_software() } else { Setup::default() }
}

pub fn keyed(draft: Draft) -> Sending {
    Sending { draft, keyed: true, again: "done" }
}

/// All of them but the imports of devices and their expiry, which are several transactions.
pub const MUTATIONS: [Mutation; 48] = [
    Mutation { name: "session.sign-in", prepare: |company| sign_in(company).boxed() },
    Mutation { name: "session.sign-out", prepare: |company| sign_out(company).boxed() },
    Mutation { name: "passwords.replace-temporary", prepare: |company| replace(company).boxed() },
    Mutation { name: "session.prove-second-factor", prepare: |company| prove(company).boxed() },
    Mutation { name: "session.request-reset", prepare: |company| ask(company).boxed() },
    Mutation { name: "session.reset-password", prepare: |company| reset(company).boxed() },
    Mutation { name: "passwords.change-login", prepare: |company| change_login(company).boxed() },
    Mutation {
        name: "passwords.change-confirmation",
        prepare: |company| change_confirmation(company).boxed(),
    },
    Mutation { name: "passwords.request-reset", prepare: |company| ask_confirmation(company).boxed() },
    Mutation { name: "passwords.reset-confirmation", prepare: |company| reset_confirmation(company).boxed() },
    Mutation { name: "tokens.register", prepare: |company| register(company).boxed() },
    Mutation { name: "tokens.release-stop", prepare: |company| release(company).boxed() },
    Mutation { name: "tokens.revoke", prepare: |company| revoke(company).boxed() },
    Mutation { name: "tokens.resynchronise", prepare: |company| resynchronise(company).boxed() },
    Mutation { name: "tokens.grant-software", prepare: |company| grant_software(company).boxed() },
    Mutation { name: "tokens.obtain-software", prepare: |company| obtain_software(company).boxed() },
    Mutation { name: "payees.register", prepare: |company| pay(company).boxed() },
    Mutation { name: "users.add", prepare: |company| add(company).boxed() },
    Mutation { name: "users.change", prepare: |company| change(company).boxed() },
    Mutation { name: "users.delete", prepare: |company| delete(company).boxed() },
    Mutation { name: "users.set-state", prepare: |company| suspend(company).boxed() },
    Mutation { name: "users.set-passwords", prepare: |company| set_passwords(company).boxed() },
    Mutation { name: "bank.open-contract", prepare: |company| open(company).boxed() },
    Mutation { name: "bank.cancel-contract", prepare: |company| cancel(company).boxed() },
    Mutation { name: "settings.change", prepare: |company| settings(company).boxed() },
    Mutation { name: "own.mail", prepare: |company| mail(company).boxed() },
    Mutation { name: "own.language", prepare: |company| language(company).boxed() },
    Mutation { name: "bank.add-desk-user", prepare: |company| add_desk_user(company).boxed() },
    Mutation { name: "desk.stop-contract", prepare: |company| desk::stop(company).boxed() },
    Mutation { name: "desk.propose", prepare: |company| desk::propose(company).boxed() },
    Mutation { name: "desk.decide", prepare: |company| desk::decide(company).boxed() },
    Mutation { name: "desk.set-banner", prepare: |company| desk::banner(company).boxed() },
    Mutation { name: "desk.set-contacts", prepare: |company| desk::contacts(company).boxed() },
    Mutation { name: "session.request-start-up", prepare: |company| desk::ask_start_up(company).boxed() },
    Mutation { name: "session.obtain-login-id", prepare: |company| desk::obtain(company).boxed() },
    Mutation { name: "procedures.file", prepare: |company| procedures::file(company).boxed() },
    Mutation { name: "procedures.withdraw", prepare: |company| procedures::withdraw(company).boxed() },
    Mutation { name: "desk.receive", prepare: |company| procedures::receive(company).boxed() },
    Mutation { name: "desk.report-loss", prepare: |company| procedures::report_loss(company).boxed() },
    Mutation { name: "desk.received", prepare: |company| procedures::received(company).boxed() },
    Mutation { name: "desk.check", prepare: |company| procedures::check(company).boxed() },
    Mutation { name: "desk.approve", prepare: |company| procedures::approve(company).boxed() },
    Mutation { name: "desk.reject", prepare: |company| procedures::reject(company).boxed() },
    Mutation { name: "desk.execute", prepare: |company| procedures::execute(company).boxed() },
    Mutation { name: "desk.ship", prepare: |company| procedures::ship(company).boxed() },
    Mutation { name: "desk.deliver", prepare: |company| procedures::deliver(company).boxed() },
    Mutation { name: "desk.return-device", prepare: |company| procedures::return_device(company).boxed() },
    Mutation { name: "desk.upload-part", prepare: |company| upload(company).boxed() },
];

async fn upload(company: &Company) -> Sending {
    let office = Office::new(&company.world).await;
    // The first part of all makes the key under which parts are sealed.
    office.sends(&File::csv(&office, "another file")).await;
    let file = File::csv(&office, "a file");
    keyed(office.clerk.draft::<DeskUploadPart>(&file.part(0), &Proof::default()))
}

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

async fn prove(company: &Company) -> Sending {
    let draft =
        company.administrator.draft::<SessionProveSecondFactor>(&Empty {}, &company.administrator.proof());
    Sending { draft, keyed: false, again: "proof second_factor_if_linked already_used" }
}

async fn ask(company: &Company) -> Sending {
    let draft =
        company.stranger().draft::<SessionRequestReset>(&request_reset("sakura01"), &Proof::default());
    Sending { draft, keyed: false, again: "done" }
}

async fn reset(company: &Company) -> Sending {
    let person = &company.foreigner;
    let asked =
        company.stranger().send::<SessionRequestReset>(&request_reset("sakura01"), &Proof::default()).await;
    assert_eq!(asked.told(), "done");
    let proof = Proof {
        mailed_code: Some(mailed_code(person, ResetPurpose::Login).await),
        otp: person.proof().otp,
        ..Proof::default()
    };
    let input = ResetPassword { login_id: login_id("sakura01"), password: password("atarashii-kaze-9") };
    let draft = company.stranger().draft::<SessionResetPassword>(&input, &proof);
    Sending { draft, keyed: false, again: "denied refused" }
}

async fn change_login(company: &Company) -> Sending {
    let input = ChangeLogin { password: password("atarashii-kaze-9") };
    keyed(company.payer.draft::<PasswordsChangeLogin>(&input, &company.payer.by_login()))
}

async fn change_confirmation(company: &Company) -> Sending {
    let input = ChangeConfirmation { password: password("furui-umi-no-77") };
    keyed(company.payer.draft::<PasswordsChangeConfirmation>(&input, &company.payer.confirmed()))
}

async fn ask_confirmation(company: &Company) -> Sending {
    keyed(company.foreigner.draft::<PasswordsRequestReset>(&Empty {}, &Proof::default()))
}

async fn reset_confirmation(company: &Company) -> Sending {
    let person = &company.foreigner;
    assert_eq!(person.send::<PasswordsRequestReset>(&Empty {}, &Proof::default()).await.told(), "done");
    let proof = Proof {
        mailed_code: Some(mailed_code(person, ResetPurpose::Confirmation).await),
        otp: person.proof().otp,
        ..person.by_login()
    };
    let input = ResetConfirmation { password: password("furui-umi-no-77") };
    keyed(person.draft::<PasswordsResetConfirmation>(&input, &proof))
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

async fn revoke(company: &Company) -> Sending {
    let administrator = &company.administrator;
    keyed(administrator.draft::<TokensRevoke>(&revokes(&[(&company.clerk, SHARED)]), &administrator.proof()))
}

async fn resynchronise(company: &Company) -> Sending {
    let (administrator, shelf) = (&company.administrator, &company.world.shelf);
    let (otp, next_otp) = (Some(code(&shelf.shows(OWN, 5))), Some(code(&shelf.shows(OWN, 6))));
    let proof = Proof { otp, next_otp, ..administrator.confirmed() };
    keyed(administrator.draft::<TokensResynchronise>(&Empty {}, &proof))
}

async fn grant_software(company: &Company) -> Sending {
    let somebody = company.master.adds("ryo00001", Role::General, &[], None).await;
    let input = GrantSoftware { user: somebody.user() };
    keyed(company.master.draft::<TokensGrantSoftware>(&input, &company.master.next_proof()))
}

async fn obtain_software(company: &Company) -> Sending {
    let somebody = company.master.adds("ryo00001", Role::General, &[], None).await;
    let input = GrantSoftware { user: somebody.user() };
    let granted = company.master.send::<TokensGrantSoftware>(&input, &company.master.next_proof()).await;
    assert_eq!(granted.told(), "done");
    keyed(somebody.draft::<TokensObtainSoftware>(&Empty {}, &somebody.confirmed()))
}

async fn pay(company: &Company) -> Sending {
    let input = serde_json::from_value(payee("0000001")).unwrap();
    keyed(company.payer.draft::<PayeesRegister>(&input, &company.payer.proof()))
}

async fn add(company: &Company) -> Sending {
    keyed(company.master.draft::<UsersAdd>(&user("newcomer1", Role::General, &[]), &company.master.proof()))
}

async fn change(company: &Company) -> Sending {
    let master = &company.master;
    let input = master.change(&company.clerk, |record| record.login_id = login_id("tanaka4k")).await;
    keyed(master.draft::<UsersChange>(&input, &master.proof()))
}

async fn delete(company: &Company) -> Sending {
    let master = &company.master;
    keyed(master.draft::<UsersDelete>(&master.deletion(&company.clerk).await, &master.proof()))
}

async fn suspend(company: &Company) -> Sending {
    let master = &company.master;
    keyed(master.draft::<UsersSetState>(&suspends(&[&company.clerk]), &master.confirmed()))
}

async fn set_passwords(company: &Company) -> Sending {
    let random = Some(NewTemporary::Random);
    let input = SetPasswords { user: company.clerk.user(), login: random.clone(), confirmation: random };
    keyed(company.master.draft::<UsersSetPasswords>(&input, &company.master.proof()))
}

async fn open(company: &Company) -> Sending {
    let input = open_contract("asahi", "asahi001", "seventyseven");
    let draft = Stranger(company.world.clone()).draft::<BankOpenContract>(&input, &Proof::default());
    Sending { draft, keyed: false, again: "denied contract_exists" }
}

async fn cancel(company: &Company) -> Sending {
    let input = ContractNamed { contract: "sakura".try_into().unwrap() };
    let draft = company.stranger().draft::<BankCancelContract>(&input, &Proof::default());
    Sending { draft, keyed: false, again: "done" }
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

async fn add_desk_user(company: &Company) -> Sending {
    let input = desk_user("mado0001", DeskRole::Clerk);
    let draft = company.stranger().draft::<BankAddDeskUser>(&input, &Proof::default());
    Sending { draft, keyed: false, again: "denied login_id_taken" }
}
