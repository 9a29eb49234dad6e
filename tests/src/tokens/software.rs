//! Software tokens: off by default, made for one person, shown once, and like any other token then.

use crate::harness::{
    Actor, Company, OWN, SHARED, SPARE, SignedIn, World, code, fresh_key, logged, revokes, serial,
    with_software,
};
use crate::samples::payee;
use futures::future::join_all;
use shared::domain::access::Permission;
use shared::domain::device::DeviceKind;
use shared::domain::device_file::RowProblem;
use shared::domain::id::Serial;
use shared::domain::life::LifeKind;
use shared::domain::secret::OtpCode;
use shared::domain::user::Role;
use shared::operations::bank::{BankImportTokens, ImportReport};
use shared::operations::payees::PayeesRegister;
use shared::operations::proof::{Empty, Proof};
use shared::operations::tokens::{
    GrantSoftware, OwnToken, Register, ReleaseStop, SoftwareDevice, TokenList, TokensGrantSoftware,
    TokensList, TokensObtainSoftware, TokensOwn, TokensRegister, TokensReleaseStop, TokensRevoke,
};

async fn company() -> Company {
    Company::in_world(World::with(with_software()).await).await
}

async fn newcomer(company: &Company, id: &str) -> SignedIn {
    let newcomer = company.master.adds(id, Role::General, &[Permission::Payees], None).await;
    company.world.clock.next_code();
    newcomer
}

async fn granted(company: &Company, user: &SignedIn) -> String {
    let input = GrantSoftware { user: user.user() };
    company
        .administrator
        .send::<TokensGrantSoftware>(&input, &company.administrator.next_proof())
        .await
        .told()
}

async fn obtained(actor: &SignedIn) -> SoftwareDevice {
    actor.send::<TokensObtainSoftware>(&Empty {}, &actor.confirmed()).await.output()
}

/// The phone reads the address.
fn scanned(actor: &SignedIn, made: &SoftwareDevice) -> String {
    actor.world.shelf.scan(&made.serial, made.otpauth.as_ref().unwrap().expose());
    made.serial.to_string()
}

async fn registered(actor: &SignedIn, device: &str, proof: &Proof) -> String {
    actor.send::<TokensRegister>(&Register { serial: serial(device) }, proof).await.told()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q5_the_bank_has_no_software_tokens_unless_it_says_so() {
    // Source: 77 seed Q5 ハードウェアトークンを提供しています; rules 3 "software OTP devices: off".
    let company = Company::new().await;
    let newcomer = newcomer(&company, "ryo00001").await;
    assert_eq!(granted(&company, &newcomer).await, "denied not_offered");
    let answer = newcomer.send::<TokensObtainSoftware>(&Empty {}, &newcomer.confirmed()).await;
    assert_eq!((answer.told(), answer.figures.hashes), ("denied not_offered".into(), 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_colleague_allows_it_and_the_person_obtains_and_confirms_it() {
    // Source: issue 4, item 1 "issued to a person with an otpauth:// QR code shown once, confirmed by two
    // consecutive codes"; 77 seed Q5.
    let company = company().await;
    let newcomer = newcomer(&company, "ryo00001").await;
    let refused = newcomer.send::<TokensObtainSoftware>(&Empty {}, &newcomer.confirmed()).await;
    assert_eq!(refused.told(), "denied not_granted");
    assert_eq!(granted(&company, &newcomer).await, "done");
    let own: OwnToken = newcomer.get::<TokensOwn>(&Empty {}).await;
    let now = ports::environment::Clock::now(&*company.world.clock);
    assert_eq!(own.software_until, Some(now.plus_seconds(86_400)));

    let made = obtained(&newcomer).await;
    let address = made.otpauth.as_ref().unwrap().expose();
    assert!(address.starts_with("otpauth://totp/") && address.contains(":ryo00001?secret="), "{address}");
    assert!(address.ends_with("&algorithm=SHA1&digits=6&period=60"), "{address}");
    assert!(made.serial.as_str().starts_with('S') && made.modules > 2 * 4 + 21);
    assert!(made.code.as_ref().unwrap().expose().starts_with("M4 4h7v1h-7z"));
    let own: OwnToken = newcomer.get::<TokensOwn>(&Empty {}).await;
    assert_eq!((own.software_until, own.token.is_none()), (None, true), "used up, and not registered yet");

    let device = scanned(&newcomer, &made);
    let single = Proof { next_otp: None, ..newcomer.pair(&device, 0) };
    assert_eq!(registered(&newcomer, &device, &single).await, "proof registered_device missing");
    assert_eq!(registered(&newcomer, &device, &newcomer.pair(&device, 0)).await, "done");
    let own: OwnToken = newcomer.get::<TokensOwn>(&Empty {}).await;
    assert_eq!(own.token.map(|token| token.kind), Some(DeviceKind::Software));
    company.world.clock.pass(120);
    let otp = Some(code(&company.world.shelf.shows(&device, 0)));
    let input = serde_json::from_value(payee("0000001")).unwrap();
    let paid = newcomer.send::<PayeesRegister>(&input, &Proof { otp, ..newcomer.confirmed() }).await;
    assert_eq!(paid.told(), "done", "the same counters and rules");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_else_registers_it_not_even_who_saw_its_secret() {
    // Attack: the address photographed over a shoulder, by a colleague and by another company.
    let company = company().await;
    let newcomer = newcomer(&company, "ryo00001").await;
    let thief = company.master.adds("thief001", Role::Administrator, &[], None).await;
    assert_eq!(granted(&company, &newcomer).await, "done");
    let device = scanned(&newcomer, &obtained(&newcomer).await);
    let theirs = crate::harness::open(&company.world, "asahi", "asahi001", "seventyseven", &[]).await;
    for other in [&thief, &theirs] {
        let proof = other.pair(&device, 0);
        let answer = other.send::<TokensRegister>(&Register { serial: serial(&device) }, &proof).await;
        assert_eq!((answer.told(), answer.figures.hashes), ("denied not_recognised".into(), 0));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn its_secret_leaves_once_and_a_repeat_is_told_without_it() {
    // Source: rules 5 "Secrets leave once, at birth"; architecture, invariant 7.
    let company = company().await;
    let newcomer = newcomer(&company, "ryo00001").await;
    assert_eq!(granted(&company, &newcomer).await, "done");
    let draft = newcomer.draft::<TokensObtainSoftware>(&Empty {}, &newcomer.confirmed()).key("one-key");
    let first = draft.clone().send(&company.world).await;
    let made: SoftwareDevice = first.output();
    let again = draft.send(&company.world).await;
    assert!(again.repeated());
    let repeat: SoftwareDevice = again.output();
    assert_eq!((repeat.serial, repeat.otpauth, repeat.code), (made.serial.clone(), None, None));
    let address = made.otpauth.as_ref().unwrap().expose();
    let secret = address.split("secret=").nth(1).unwrap().split('&').next().unwrap();
    let seed = data_encoding::BASE32_NOPAD.decode(secret.as_bytes()).unwrap();
    assert_eq!(seed.len() * 8, 160);
    let (table, log) = (company.world.table().await.text(), logged());
    for shown in [secret.to_owned(), data_encoding::HEXLOWER.encode(&seed), format!("{seed:?}")] {
        assert!(!table.contains(&shown) && !log.contains(&shown), "the secret is nowhere else");
    }
    assert!(!format!("{made:?}").contains(secret));
    let other = newcomer.send::<TokensObtainSoftware>(&Empty {}, &newcomer.confirmed()).await;
    assert_eq!(other.told(), "denied not_granted", "one allowance, one device");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_allowance_gives_one_device_however_often_it_is_asked_for_at_once() {
    // Source: issue 4, "Every mutation one transaction".
    let company = company().await;
    let newcomer = newcomer(&company, "ryo00001").await;
    assert_eq!(granted(&company, &newcomer).await, "done");
    let tries = (0..5).map(|_| {
        let actor = newcomer.clone();
        tokio::spawn(async move {
            let draft = actor.draft::<TokensObtainSoftware>(&Empty {}, &actor.confirmed()).key(&fresh_key());
            draft.send(&actor.world).await.told()
        })
    });
    let told: Vec<_> = join_all(tries).await.into_iter().map(Result::unwrap).collect();
    assert_eq!(told.iter().filter(|told| *told == "done").count(), 1, "{told:?}");
    let keyring = company.world.bank.store.keyring(&"midori".try_into().unwrap()).await.unwrap();
    let made = keyring.devices.iter().filter(|device| device.value.kind == DeviceKind::Software);
    assert_eq!(made.count(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_allowed_one_and_for_how_long() {
    // Source: rules 5 "one link per user", "nobody frees themself"; policy.
    let company = company().await;
    let newcomer = newcomer(&company, "ryo00001").await;
    let grant = async |user: &str| {
        let input = GrantSoftware { user: user.try_into().unwrap() };
        let proof = company.administrator.next_proof();
        company.administrator.send::<TokensGrantSoftware>(&input, &proof).await.told()
    };
    assert_eq!(grant(&company.administrator.id()).await, "denied oneself");
    assert_eq!(grant(&company.clerk.id()).await, "denied already_linked");
    assert_eq!(grant(&company.foreigner.id()).await, "denied not_found");
    assert_eq!(grant("01a0").await, "denied not_found");
    company.world.clock.next_code();
    assert_eq!(company.administrator.revokes(&[(&company.clerk, SHARED)]).await, [None]);
    assert_eq!(grant(&company.clerk.id()).await, "denied waiting");
    assert_eq!(grant(&newcomer.id()).await, "done");
    company.world.clock.pass(86_400);
    let late = company.stranger().sign_in(&newcomer.person).await;
    let answer = late.send::<TokensObtainSoftware>(&Empty {}, &late.confirmed()).await;
    assert_eq!(answer.told(), "denied not_granted", "a day later it is over");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_file_brings_the_serial_of_a_software_token() {
    // Source: rules, "serials unique over the bank".
    let company = company().await;
    let newcomer = newcomer(&company, "ryo00001").await;
    assert_eq!(granted(&company, &newcomer).await, "done");
    let made = obtained(&newcomer).await;
    let file = crate::harness::csv(&[made.serial.as_str()]);
    let answer = company
        .stranger()
        .send::<BankImportTokens>(&crate::harness::import_of("sakura", &file), &Proof::default())
        .await;
    let report: ImportReport = answer.output();
    assert_eq!((report.live, report.rows[0].problem), (false, Some(RowProblem::Known)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_software_token_is_revoked_like_any_other() {
    let company = company().await;
    let newcomer = newcomer(&company, "ryo00001").await;
    assert_eq!(granted(&company, &newcomer).await, "done");
    let device = scanned(&newcomer, &obtained(&newcomer).await);
    assert_eq!(registered(&newcomer, &device, &newcomer.pair(&device, 0)).await, "done");
    company.world.clock.next_code();
    let input = revokes(&[(&newcomer, &device)]);
    let cut = company.administrator.send::<TokensRevoke>(&input, &company.administrator.proof()).await;
    assert_eq!(cut.told(), "done");
    assert_eq!(registered(&newcomer, &device, &newcomer.pair(&device, 1)).await, "denied waiting");
    let all: [Serial; 3] = [serial(OWN), serial(SHARED), serial(SPARE)];
    assert!(!all.contains(&serial(&device)));
}

/// A person with a software token that they registered.
async fn equipped(company: &Company, id: &str, role: Role) -> (SignedIn, String) {
    let actor = company.master.adds(id, role, &[Permission::Payees], None).await;
    company.world.clock.next_code();
    assert_eq!(granted(company, &actor).await, "done");
    let device = scanned(&actor, &obtained(&actor).await);
    assert_eq!(registered(&actor, &device, &actor.pair(&device, 0)).await, "done");
    company.world.clock.pass(120);
    (actor, device)
}

/// Registers a payee, another one at each moment.
async fn pays(actor: &SignedIn, otp: OtpCode) -> String {
    let now = ports::environment::Clock::now(&*actor.world.clock).seconds();
    let input = serde_json::from_value(payee(&format!("{:07}", now % 10_000_000))).unwrap();
    actor.send::<PayeesRegister>(&input, &Proof { otp: Some(otp), ..actor.confirmed() }).await.told()
}

/// Wrong codes until it stops, as many as the policy says.
async fn stopped(actor: &SignedIn, device: &str) {
    let tries = actor.world.bank.policies.named("seventyseven").unwrap().otp.tries;
    let wrong: Vec<OtpCode> =
        actor.world.shelf.wrong_codes(device).take(usize::try_from(tries).unwrap()).collect();
    for (left, otp) in (0..tries).rev().zip(wrong) {
        let told = pays(actor, otp).await;
        let expected = if left == 0 { "stopped".to_owned() } else { format!("wrong {left}") };
        assert_eq!(told, format!("proof second_factor {expected}"));
    }
}

async fn releases(actor: &SignedIn, device: &str, otp: OtpCode) -> String {
    let stopped_at = ports::environment::Clock::now(&*actor.world.clock);
    let list: TokenList = actor.get::<TokensList>(&Empty {}).await;
    let token = list.tokens.into_iter().find(|token| token.serial == serial(device)).unwrap();
    let input = ReleaseStop { serial: serial(device), stopped_at: token.stopped_at.unwrap_or(stopped_at) };
    actor.send::<TokensReleaseStop>(&input, &Proof { otp: Some(otp), ..actor.confirmed() }).await.told()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_software_token_that_stops_is_released_by_another_token_and_by_no_detour() {
    // Source: 77 seed Q4, Q5; rules 5 "nobody frees themself by a spare": the same counters and rules.
    let company = company().await;
    let (person, device) = equipped(&company, "ryo00001", Role::Administrator).await;
    let right = company.world.shelf.code(&device);
    assert_eq!(pays(&person, right.clone()).await, "done");
    assert_eq!(pays(&person, right).await, "proof second_factor already_used");
    stopped(&person, &device).await;
    company.world.clock.next_code();
    let shows = || company.world.shelf.code(&device);
    assert_eq!(pays(&person, shows()).await, "proof second_factor stopped", "the right one, too");
    assert_eq!(pays(&company.payer, company.world.shelf.code(SHARED)).await, "done", "nobody else's stops");
    assert_eq!(releases(&person, &device, shows()).await, "denied own_device");
    assert_eq!(person.registers(SPARE).await.told(), "denied already_linked");
    assert_eq!(granted(&company, &person).await, "denied already_linked");
    company.world.clock.next_code();
    let master = &company.master;
    assert_eq!(releases(master, &device, company.world.shelf.code(SHARED)).await, "done");
    company.world.clock.next_code();
    assert_eq!(pays(&person, shows()).await, "done");
    // And the other way round: it counts as a working token of one's own.
    company.stop_shared().await;
    company.world.clock.next_code();
    assert_eq!(releases(&person, SHARED, shows()).await, "done");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wrong_codes_at_its_registration_stop_it_at_the_limit() {
    // Source: rules 3 "OTP: 10 -> stop"; issue 4 "same counters and rules".
    let company = company().await;
    let newcomer = newcomer(&company, "ryo00001").await;
    assert_eq!(granted(&company, &newcomer).await, "done");
    let device = scanned(&newcomer, &obtained(&newcomer).await);
    let tries = company.world.bank.policies.named("seventyseven").unwrap().otp.tries;
    let wrong: Vec<OtpCode> = company.world.shelf.wrong_codes(&device).take(2).collect();
    // Two that don't follow each other, two that the app never shows, and the right ones in the wrong order.
    let pair = newcomer.pair(&device, 0);
    let guesses = [
        Proof { next_otp: newcomer.pair(&device, 1).next_otp, ..pair.clone() },
        Proof { otp: Some(wrong[0].clone()), next_otp: Some(wrong[1].clone()), ..pair.clone() },
        Proof { otp: pair.next_otp.clone(), next_otp: pair.otp.clone(), ..pair.clone() },
    ];
    for (left, proof) in (0..tries).rev().zip(guesses.iter().cycle()) {
        let told = registered(&newcomer, &device, proof).await;
        let expected = if left == 0 { "stopped".to_owned() } else { format!("wrong {left}") };
        assert_eq!(told, format!("proof registered_device {expected}"));
    }
    assert_eq!(registered(&newcomer, &device, &pair).await, "denied device_stopped");
    company.world.clock.next_code();
    assert_eq!(releases(&company.master, &device, company.world.shelf.code(SHARED)).await, "done");
    assert_eq!(registered(&newcomer, &device, &newcomer.pair(&device, 0)).await, "done");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_lost_the_phone_obtains_another_after_the_wait_and_the_first_opens_nothing() {
    // Source: 77 seed Q10; rules 3 "registration again after revocation: 30 min"; rules 5 "one link per user".
    let company = company().await;
    let (person, first) = equipped(&company, "ryo00001", Role::General).await;
    let administrator = &company.administrator;
    assert_eq!(granted(&company, &person).await, "denied already_linked");
    company.world.clock.next_code();
    assert_eq!(administrator.revokes(&[(&person, &first)]).await, [None]);
    assert_eq!(granted(&company, &person).await, "denied waiting");
    let wait = company.world.bank.policies.named("seventyseven").unwrap().tokens.registration_wait_seconds;
    company.world.clock.pass(wait);
    let (person, administrator) = (person.again().await, administrator.again().await);
    let input = GrantSoftware { user: person.user() };
    let grants = administrator.send::<TokensGrantSoftware>(&input, &administrator.next_proof()).await;
    assert_eq!(grants.told(), "done");
    let second = scanned(&person, &obtained(&person).await);
    assert_ne!(first, second);
    assert_eq!(registered(&person, &second, &person.pair(&second, 0)).await, "done");
    assert_eq!(registered(&person, &first, &person.pair(&first, 0)).await, "denied already_linked");
    company.world.clock.pass(120);
    let (old, new) = (company.world.shelf.code(&first), company.world.shelf.code(&second));
    assert_eq!(pays(&person, old).await, "proof second_factor wrong 9", "whoever has the lost phone");
    assert_eq!(pays(&person, new).await, "done");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_software_token_has_no_printed_day_and_is_never_replaced_for_one() {
    // Source: 77 seed Q9 ハードウェアトークン裏面に記載しています: an app has no back.
    let company = company().await;
    let (person, device) = equipped(&company, "ryo00001", Role::General).await;
    let own: OwnToken = person.get::<TokensOwn>(&Empty {}).await;
    let token = own.token.unwrap();
    assert_eq!((token.expires_on, token.near_expiry, token.renewal), (None, false, None));
    company.world.clock.reach("2029-02-01", 0);
    assert_eq!(company.world.day().await, (3, 3, 0), "the hardware ones in use");
    let person = person.again().await;
    assert!(person.life(&device).await.iter().all(|event| event.kind != LifeKind::ExpiryTold));
    assert_eq!(pays(&person, company.world.shelf.code(&device)).await, "done");
}
