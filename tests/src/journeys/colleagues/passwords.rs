use super::{became, enters, fail_at_the_door, fail_to_confirm, names};
use crate::harness::{
    Actor, Answer, Company, Person, Setup, SignedIn, World, fresh_key, lifts, logged, password, replacement,
    suspends, tamper,
};
use aws_sdk_dynamodb::types::AttributeValue;
use shared::domain::notice::NoticeKind;
use shared::domain::user::ServiceState::{ConfirmationTemporarilyLocked, NotStarted, Suspended};
use shared::domain::user::Temporary;
use shared::domain::user_work::Barrier;
use shared::operations::passwords::PasswordsReplaceTemporary;
use shared::operations::proof::{Empty, Proof};
use shared::operations::session::{Me, SessionMe};
use shared::operations::users::{NewTemporary, PasswordsSet, SetPasswords, UsersSetPasswords};

/// The person with what was handed over to them.
fn handed_over(person: &SignedIn, set: &PasswordsSet) -> Person {
    let text = |secret: &Option<shared::domain::secret::Secret>, old: &String| {
        secret.as_ref().map_or_else(|| old.clone(), |secret| secret.expose().to_owned())
    };
    Person {
        login_password: text(&set.login_password, &person.person.login_password),
        confirmation_password: text(&set.confirmation_password, &person.person.confirmation_password),
        ..person.person.clone()
    }
}

fn typed(text: &str) -> Option<NewTemporary> {
    Some(NewTemporary::Typed { password: password(text) })
}

async fn types(
    operator: &SignedIn,
    who: &SignedIn,
    (login, confirmation): (Option<NewTemporary>, Option<NewTemporary>),
) -> Answer {
    let input = SetPasswords { user: who.user(), login, confirmation };
    operator.send::<UsersSetPasswords>(&input, &operator.next_proof()).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn forgotten_passwords_of_everybody_are_set_by_whoever_has_administrator_rights() {
    // Source: OKB seed ログインパスワード・確認用パスワード（失念した場合）, for the master by an administrator, and
    // for administrators and general users by any user with administrator rights.
    let company = Company::new().await;
    for (operator, who) in [
        (&company.master, &company.administrator),
        (&company.master, &company.clerk),
        (&company.administrator, &company.payer),
    ] {
        let set: PasswordsSet = operator.sets_passwords(who, true, true).await.output();
        assert_eq!(set.login_id.as_str(), who.person.login_id);
        assert_eq!(
            who.send::<SessionMe>(&Empty {}, &Proof::default()).await.status,
            401,
            "their session ended"
        );
        assert!(!enters(&company, who).await, "the old one opens nothing");
        let person = handed_over(who, &set);
        let mut actor = company.stranger().sign_in(&person).await;
        let me: Me = actor.get::<SessionMe>(&Empty {}).await;
        assert_eq!(me.temporary, Temporary { login: true, confirmation: true });
        let (input, proof, after) = replacement(&person);
        assert_eq!(actor.send::<PasswordsReplaceTemporary>(&input, &proof).await.told(), "done");
        actor.person = after;
        assert!(enters(&company, &actor).await);
        if who.person.login_id == "suzuki77" {
            let administrator = company.stranger().sign_in(&actor.person).await;
            let set: PasswordsSet = administrator.sets_passwords(&company.master, true, true).await.output();
            let master = handed_over(&company.master, &set);
            company.stranger().sign_in(&master).await;
            return the_rest(&company, &administrator).await;
        }
    }
}

/// An administrator who was helped helps a general user.
async fn the_rest(company: &Company, administrator: &SignedIn) {
    let set: PasswordsSet = administrator.sets_passwords(&company.payer, true, true).await.output();
    company.stranger().sign_in(&handed_over(&company.payer, &set)).await;
    let notice = administrator.notices().await.pop().unwrap();
    assert_eq!(notice.kind, NoticeKind::PasswordSet);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_sets_their_own_here() {
    // Source: domain 2; a lock would be lifted by oneself otherwise.
    let company = Company::new().await;
    for actor in [&company.master, &company.administrator] {
        let answer = actor.sets_passwords(actor, true, true).await;
        assert_eq!((answer.told(), answer.figures.hashes), ("denied oneself".into(), 0));
    }
    let answer = company.master.sets_passwords(&company.clerk, false, false).await;
    assert_eq!((answer.told(), answer.figures.hashes), ("field input.login required".into(), 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn setting_a_password_lifts_that_password_s_lock_and_nothing_else() {
    // Source: issue, "setting a password lifts that password's lock".
    let company = Company::new().await;
    let (master, payer) = (&company.master, &company.payer);
    fail_at_the_door(&company, payer, 6).await;
    fail_to_confirm(payer, 6).await;
    let set: PasswordsSet = master.sets_passwords(payer, true, false).await.output();
    assert!(set.login_password.is_some() && set.confirmation_password.is_none());
    let view = master.views(payer).await;
    assert_eq!(names(&view.states), [ConfirmationTemporarilyLocked, NotStarted]);
    assert_eq!(view.temporary, Temporary { login: true, confirmation: false });
    company.stranger().sign_in(&handed_over(payer, &set)).await;
    master.sets_state(&suspends(&[payer])).await;
    let set: PasswordsSet = master.sets_passwords(payer, true, true).await.output();
    assert_eq!(names(&master.views(payer).await.states), [Suspended, NotStarted], "the suspension stays");
    let person = handed_over(payer, &set);
    assert_eq!(
        company.stranger().try_sign_in(&person.login_id, &person.login_password).await.told(),
        "denied refused"
    );
    let rows = master.sets_state(&lifts(&[payer], &[Barrier::Suspension])).await;
    assert_eq!(became(&rows), [(None, vec![NotStarted])]);
    company.stranger().sign_in(&person).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_temporary_passwords_are_replaced_together_and_a_single_one_is_not_theirs() {
    // Source: rules 3 "both replaced at the first sign-in".
    let company = Company::new().await;
    let clerk = &company.clerk;
    for (login, confirmation) in [(true, false), (false, true)] {
        let set: PasswordsSet = company.master.sets_passwords(clerk, login, confirmation).await.output();
        if confirmation {
            break;
        }
        let person = handed_over(clerk, &set);
        let actor = company.stranger().sign_in(&person).await;
        let (input, proof, _) = replacement(&person);
        let answer = actor.send::<PasswordsReplaceTemporary>(&input, &proof).await;
        assert_eq!((answer.told(), answer.figures.hashes), ("denied not_temporary".into(), 0));
    }
    assert_eq!(company.master.views(clerk).await.temporary, Temporary { login: true, confirmation: true });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn random_passwords_leave_once_and_end_after_seven_days() {
    // Source: rules 5 "Secrets leave once, at birth"; rules 3 "valid 7 days".
    let company = Company::new().await;
    let (master, clerk, world) = (&company.master, &company.clerk, &company.world);
    let random = Some(NewTemporary::Random);
    let input = SetPasswords { user: clerk.user(), login: random.clone(), confirmation: random };
    let draft = master.draft::<UsersSetPasswords>(&input, &master.next_proof()).key(&fresh_key());
    let first: PasswordsSet = draft.clone().send(world).await.output();
    let again = draft.send(world).await;
    let repeated: PasswordsSet = again.output();
    assert!(
        again.repeated() && repeated.login_password.is_none() && repeated.confirmation_password.is_none()
    );
    assert_eq!(repeated.valid_until, first.valid_until);
    let (stored, person) = (world.table().await.text(), handed_over(clerk, &first));
    for secret in [&person.login_password, &person.confirmation_password] {
        assert!(!stored.contains(secret) && !logged().contains(secret), "kept nowhere");
    }
    world.clock.pass(7 * 86_400 - 1);
    assert_eq!(company.stranger().try_sign_in(&person.login_id, &person.login_password).await.told(), "done");
    world.clock.pass(1);
    assert_eq!(
        company.stranger().try_sign_in(&person.login_id, &person.login_password).await.told(),
        "denied refused"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn temporary_passwords_are_typed_only_where_bank_and_company_allow_it() {
    // Source: rules 2 "whether administrators may type a temporary password themselves".
    let (login, confirmation) = ("kawa-no-nagare-99", "yama-no-mukou-77");
    for bank in [false, true] {
        let setup = Setup::differing(|policy| policy.settings.typed_secrets = bank);
        let company = Company::in_world(World::with(setup).await).await;
        let (master, clerk) = (&company.master, &company.clerk);
        let answer = types(master, clerk, (typed(login), typed(confirmation))).await;
        assert_eq!(
            (answer.told(), answer.figures.hashes),
            ("denied typing_not_allowed".into(), 0),
            "company: off"
        );
        let key = store::keys::contract(&"midori".try_into().unwrap());
        let table = company.world.table().await;
        let item = table.0.get(&(key.pk.clone(), key.sk.clone())).unwrap();
        let mut chosen = item["chosen"].as_m().unwrap().clone();
        let mut settings = chosen["settings"].as_m().unwrap().clone();
        settings.insert("typed_secrets".into(), AttributeValue::Bool(true));
        chosen.insert("settings".into(), AttributeValue::M(settings));
        tamper(&company.world.past, &key, "chosen", AttributeValue::M(chosen)).await;
        assert_eq!(master.views(clerk).await.typed_secrets, bank);
        let answer = types(master, clerk, (typed(login), typed(confirmation))).await;
        if !bank {
            assert_eq!(answer.told(), "denied typing_not_allowed", "bank: off");
            continue;
        }
        let set: PasswordsSet = answer.output();
        assert!(set.login_password.is_none() && set.confirmation_password.is_none(), "the typist knows them");
        let person = Person {
            login_password: login.into(),
            confirmation_password: confirmation.into(),
            ..clerk.person.clone()
        };
        company.stranger().sign_in(&person).await;
        for (new, told) in [
            ((typed("short"), None), "field input.login too_short"),
            ((None, typed("password1")), "field input.confirmation too_common"),
            ((typed("xxtanaka3kxx"), None), "field input.login context_word"),
            ((typed(login), typed(login)), "field input.confirmation same_as_other"),
        ] {
            let answer = types(master, clerk, new).await;
            assert_eq!((answer.told(), answer.figures.hashes), (told.into(), 0));
        }
        let mixed: PasswordsSet =
            types(master, clerk, (typed(login), Some(NewTemporary::Random))).await.output();
        assert!(mixed.login_password.is_none() && mixed.confirmation_password.is_some());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_password_that_is_set_forgets_the_browsers_that_knew_the_old_one() {
    // Source: rules 5 "device cookie": what a browser learned by the old password ends with it.
    let company = Company::new().await;
    let key = store::keys::login(&crate::harness::login_id("tanaka3k"));
    let browsers = AttributeValue::M([("b".to_owned(), AttributeValue::Bool(true))].into());
    tamper(&company.world.past, &key, "browsers", browsers).await;
    company.master.sets_passwords(&company.clerk, false, true).await;
    let has =
        async || company.world.table().await.0[&(key.pk.clone(), key.sk.clone())].contains_key("browsers");
    assert!(has().await, "the other password is none of theirs");
    company.master.sets_passwords(&company.clerk, true, false).await;
    assert!(!has().await);
}
