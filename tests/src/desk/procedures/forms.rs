//! What each form does when it is carried out.

use super::{open, seen};
use crate::harness::{Actor, Company, Desk, OWN, STOCKED, World, address, named, serial};
use ports::records::Versioned;
use shared::domain::account::{Limits, Yen};
use shared::domain::contract::{Contract, ContractStatus};
use shared::domain::device::{DeviceState, ReportReason};
use shared::domain::notice::NoticeKind;
use shared::domain::procedure::{FormerMaster, LoginMethod, NewCompany, PinKind, ProcedureForm, Step};
use shared::domain::user::Role;
use shared::operations::desk::{DeskExecute, DeskReceive, Execute, Executed, Opens, ProcedureNamed, Receive};
use shared::operations::proof::{Empty, Proof};
use shared::operations::session::{Me, SessionMe};
use shared::operations::tokens::{Register, TokenList, TokensList, TokensRegister};
use shared::operations::users::{UserList, UsersList};

async fn contract(world: &World, id: &str) -> Contract {
    let Versioned { value, .. } = world.bank.store.contract(&id.try_into().unwrap()).await.unwrap().unwrap();
    value
}

async fn carried_out(desk: &Desk, contract: &str, form: ProcedureForm) -> Executed {
    let received = desk.receives(contract, form).await;
    desk.executes(&named(contract, &received.procedure.id), Step::Received, &[]).await
}

async fn state(company: &Company, device: &str) -> DeviceState {
    let list: TokenList = company.master.again().await.get::<TokensList>(&Empty {}).await;
    list.tokens.iter().find(|token| token.serial == serial(device)).unwrap().state
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reported_device_that_was_found_works_again() {
    let (company, desk) = open().await;
    company.administrator.filed(super::reissue(OWN, ReportReason::Lost)).await;
    assert_eq!(state(&company, OWN).await, DeviceState::Reported);
    carried_out(&desk, "midori", ProcedureForm::StopRelease { serial: serial(OWN) }).await;
    assert_eq!(state(&company, OWN).await, DeviceState::Working);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn links_are_cut_in_writing_and_bar_for_a_while() {
    // Source: 77 seed Q10 書面; rules 3 "registration again after revocation: 30 min".
    let (company, desk) = open().await;
    let users = vec![company.payer.user(), company.clerk.user()];
    carried_out(&desk, "midori", ProcedureForm::Revocation { users: users.clone() }).await;
    let stored = company.world.bank.store.keyring(&"midori".try_into().unwrap()).await.unwrap();
    assert_eq!((stored.links.len(), stored.revocations.len()), (2, 2), "others keep the token");
    let payer = company.payer.again().await;
    let register = Register { serial: serial(crate::harness::SPARE) };
    let proof = Proof { otp: Some(company.world.shelf.code(crate::harness::SPARE)), ..payer.confirmed() };
    assert_ne!(payer.send::<TokensRegister>(&register, &proof).await.told(), "done", "half an hour");
    let told = payer.notices().await;
    assert_eq!(told.iter().filter(|notice| notice.kind == NoticeKind::LinkRevoked).count(), 2);
    let again =
        Receive { contract: Some("midori".try_into().unwrap()), form: ProcedureForm::Revocation { users } };
    let again = desk.clerk.works::<DeskReceive>(&again).await;
    assert_eq!(again.told(), "denied device_unknown", "they have none any more");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn there_is_one_master_before_and_after() {
    // Source: domain 12.1 "one master"; issue 4 "change of master".
    let (company, desk) = open().await;
    let to = company.administrator.user();
    let form = ProcedureForm::MasterChange { to, former: FormerMaster::General };
    let former = company.master.again().await;
    carried_out(&desk, "midori", form).await;
    let told = former.send::<UsersList>(&Empty {}, &Proof::default()).await.told();
    assert_eq!(told, "session_over none", "the former one's session has ended");
    let master = company.administrator.again().await;
    let list: UserList = master.get::<UsersList>(&Empty {}).await;
    let masters: Vec<_> = list.users.iter().filter(|user| user.role == Role::Master).collect();
    assert_eq!(masters.iter().map(|user| &user.id).collect::<Vec<_>>(), [&master.user()]);
    let former = company.master.again().await;
    assert_eq!(former.send::<UsersList>(&Empty {}, &Proof::default()).await.told(), "not_allowed");
    let me: Me = former.get::<SessionMe>(&Empty {}).await;
    assert_eq!(me.role, Role::General);
    let roster = company.world.bank.store.roster(&"midori".try_into().unwrap()).await.unwrap().value;
    assert_eq!(roster.usable_administrators.into_iter().collect::<Vec<_>>(), [master.user()]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn data_plan_and_caps_change_and_the_rest_is_noted() {
    let (company, desk) = open().await;
    let caps = Limits::all(Yen::try_from(500_000_000).unwrap());
    let renamed = ProcedureForm::ContractData {
        name: "みどり精機ホールディングス".try_into().unwrap(),
        address: address("移転先2-2"),
    };
    for form in [
        renamed,
        ProcedureForm::PlanChange { plan_users: 99 },
        ProcedureForm::RaisedCaps { caps: caps.clone() },
        ProcedureForm::PinChange { pin: PinKind::Transfer },
        ProcedureForm::LoginMethod { method: LoginMethod::Certificate },
        ProcedureForm::CertificateRevocation { user: company.master.user() },
        ProcedureForm::LoginIdDisclosure { user: company.clerk.user() },
    ] {
        let executed = carried_out(&desk, "midori", form).await;
        assert!(executed.procedure.offers.is_empty() && executed.procedure.procedure.charge.is_none());
        // A clerk works longer than a session lasts unused.
        company.world.clock.next_code();
    }
    let after = contract(&company.world, "midori").await;
    assert_eq!((after.name.as_str(), after.plan_users), ("みどり精機ホールディングス", Some(99)));
    assert_eq!((after.address, after.caps), (Some(address("移転先2-2")), caps));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_company_gets_a_contract_a_free_device_and_a_letter() {
    // Source: domain 12 "new contract"; 77 seed Q11 1契約につき1つ無料; issue 4 "open (with the start-up letter)".
    let (company, desk) = open().await;
    let form = ProcedureForm::NewApplication {
        company: NewCompany {
            name: "朝日商店".try_into().unwrap(),
            address: address("仙台市青葉区本町1-1"),
            account: crate::harness::account(),
            master_name: "朝日 太郎".try_into().unwrap(),
            mail: "taro@asahi.example".try_into().unwrap(),
            plan_users: 20,
        },
    };
    let received = desk.clerk.works::<DeskReceive>(&Receive { contract: None, form }).await;
    let received: shared::operations::desk::DeskProcedureView = received.output();
    let procedure = ProcedureNamed { contract: None, id: received.procedure.id.clone() };
    desk.approves(&procedure, Step::Received).await;
    let execute = |contract: Option<&str>, policy: &str| Execute {
        opens: contract.map(|text| Opens { contract: text.try_into().unwrap(), policy: policy.into() }),
        ..Desk::execution(&procedure, &STOCKED[..1])
    };
    for (contract, policy, told) in [
        (None, "", "field input.opens required"),
        (Some("desk"), "seventyseven", "denied contract_exists"),
        (Some("asahi"), "nothing", "denied policy_unknown"),
        (Some("asahi"), "desk", "denied policy_unknown"),
        (Some("midori"), "seventyseven", "denied contract_exists"),
    ] {
        let answer = desk.clerk.works::<DeskExecute>(&execute(contract, policy)).await;
        assert_eq!(answer.told(), told, "{contract:?}");
    }
    let key = crate::harness::fresh_key();
    let input = execute(Some("asahi"), "seventyseven");
    let draft = desk.clerk.draft::<DeskExecute>(&input, &desk.clerk.next_proof()).key(&key);
    let executed: Executed = draft.clone().send(&company.world).await.output();
    let letter = executed.letter.unwrap();
    assert!(letter.number.is_some());
    let again: Executed = draft.send(&company.world).await.output();
    assert_eq!(again.letter.unwrap().number, None, "a secret leaves once");
    let opened = contract(&company.world, "asahi").await;
    assert_eq!((opened.status, opened.first_device), (ContractStatus::Opened, Some(procedure.id.clone())));
    let charge = executed.procedure.procedure.charge.unwrap();
    assert_eq!(charge.yen.amount(), 0);
    desk.delivers(&procedure, &address("仙台市青葉区本町1-1")).await;
    let stored = company.world.bank.store.keyring(&"asahi".try_into().unwrap()).await.unwrap();
    assert_eq!(stored.devices.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_form_speaks_of_may_be_gone_when_it_is_carried_out() {
    let (company, desk) = open().await;
    let form = ProcedureForm::MasterChange { to: company.clerk.user(), former: FormerMaster::General };
    let received = desk.receives("midori", form).await;
    let procedure = named("midori", &received.procedure.id);
    desk.approves(&procedure, Step::Received).await;
    let master = company.master.again().await;
    assert_eq!(master.deletes(&company.clerk).await.told(), "done");
    let told = desk.clerk.works::<DeskExecute>(&Desk::execution(&procedure, &[])).await.told();
    assert_eq!(told, "denied gone");
    assert!(seen(&master, &procedure.id).await.charge.is_none());
}
