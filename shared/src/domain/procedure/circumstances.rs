//! What a form meets: whether somebody of the company can do it on screen, whether the same is under way, and
//! whether anything would be different.

use super::form::{FormDenied, Lost, ProcedureForm};
use crate::domain::attempt::Lock;
use crate::domain::contract::{Contract, ContractStatus};
use crate::domain::id::UserId;
use crate::domain::policy::BankPolicy;
use crate::domain::rescue::{self, Company, Help, Problem, Way};
use crate::domain::revocation;
use crate::domain::roster::is_usable_administrator;
use crate::domain::user::User;

/// How the passwords of the person whom a form is about stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Locks {
    /// The login password.
    pub login: Lock,
    /// The confirmation password.
    pub confirmation: Lock,
}

impl Default for Locks {
    fn default() -> Self {
        Self { login: Lock::Open, confirmation: Lock::Open }
    }
}

/// What a form meets.
#[derive(Debug, Clone, Copy)]
pub struct Circumstances<'a> {
    /// The contract.
    pub contract: &'a Contract,
    /// Its people and devices.
    pub company: Company<'a>,
    /// Whether it is filed on screen: what the company can do there itself is not done in writing. Whoever comes
    /// to the counter with a paper is not sent away.
    pub on_screen: bool,
    /// How the passwords stand of the person whom it is about.
    pub locks: Locks,
    /// The forms that are under way.
    pub under_way: &'a [&'a ProcedureForm],
}

/// Judges what a form meets, once it names what exists.
///
/// # Errors
/// Why it can't be filed.
pub fn judge_circumstances(form: &ProcedureForm, met: &Circumstances<'_>) -> Result<(), FormDenied> {
    if met.on_screen && possible_on_screen(form, met) {
        return Err(FormDenied::OnScreen);
    }
    if met.under_way.iter().any(|other| same_matter(other, form)) {
        let reissue = matches!(form, ProcedureForm::TokenReissue { .. });
        return Err(if reissue { FormDenied::AlreadyReported } else { FormDenied::UnderWay });
    }
    let (contract, policy) = (met.contract, met.company.policy);
    let same = match form {
        ProcedureForm::ContractData { name, address } => {
            contract.name == *name && contract.address.as_ref() == Some(address)
        }
        ProcedureForm::PlanChange { plan_users } => *plan_users == policy.plan_of(contract),
        ProcedureForm::RaisedCaps { caps } => contract.caps == *caps,
        ProcedureForm::Unlock { .. } => met.locks == Locks::default(),
        _ => false,
    };
    if same {
        return Err(FormDenied::NothingChanged);
    }
    match form {
        ProcedureForm::PlanChange { plan_users }
            if !policy.plans.contains(plan_users) || !fits(*plan_users, met.company.users.len()) =>
        {
            Err(FormDenied::Plan)
        }
        _ if matches!(contract.status, ContractStatus::Cancelled | ContractStatus::Stopped) => {
            Err(FormDenied::ContractEnded)
        }
        _ => Ok(()),
    }
}

/// Judges the application of a company that is no customer yet.
///
/// # Errors
/// Why it can't be filed.
pub fn judge_application(form: &ProcedureForm, policy: &BankPolicy) -> Result<(), FormDenied> {
    match form {
        ProcedureForm::NewApplication { company } if policy.plans.contains(&company.plan_users) => Ok(()),
        ProcedureForm::NewApplication { .. } => Err(FormDenied::Plan),
        _ => Err(FormDenied::NotOffered),
    }
}

fn fits(plan_users: u32, users: usize) -> bool {
    usize::try_from(plan_users).is_ok_and(|plan| users <= plan)
}

/// Whether two forms ask for the same: the same kind, about the same device or person where they name one.
#[must_use]
pub fn same_matter(one: &ProcedureForm, other: &ProcedureForm) -> bool {
    let (mine, theirs) = (one.people(), other.people());
    // There is one master, whoever is named.
    let about_the_company = mine.is_empty() || matches!(one, ProcedureForm::MasterChange { .. });
    one.kind() == other.kind()
        && one.serial() == other.serial()
        && (about_the_company || mine.iter().any(|user| theirs.contains(user)))
}

/// Whether somebody of the company can do on screen what the form asks for.
fn possible_on_screen(form: &ProcedureForm, met: &Circumstances<'_>) -> bool {
    let Company { policy, users, keyring, now } = met.company;
    match form {
        ProcedureForm::StopRelease { serial } => {
            let reported = keyring.device(serial).is_some_and(|device| device.reported.is_some());
            !reported && !rescue::releasers(users, keyring, serial, now).is_empty()
        }
        ProcedureForm::Revocation { users: victims } => {
            let out_of_order = policy.tokens.out_of_order;
            let mut operators = users.iter().filter(|user| is_usable_administrator(user));
            let can = |operator: &User, victim: &UserId| {
                operator.id != *victim
                    && revocation::judge(keyring, out_of_order, &operator.id, victim, now).is_ok()
            };
            operators.any(|operator| victims.iter().any(|victim| can(operator, victim)))
        }
        ProcedureForm::PasswordReset { user, lost } => {
            let login = || replaceable(met, user, met.locks.login, Problem::LoginPasswordForgotten);
            let confirmation =
                || replaceable(met, user, met.locks.confirmation, Problem::ConfirmationPasswordForgotten);
            match lost {
                Lost::Login => login(),
                Lost::Confirmation => confirmation(),
                Lost::Both => login() && confirmation(),
            }
        }
        ProcedureForm::Unlock { user } => helps(met, user, Problem::LoginLockedForGood)
            .iter()
            .any(|help| help.way == Way::ColleagueReleases),
        // Whoever files on screen with administrator rights reads every login ID there.
        ProcedureForm::LoginIdDisclosure { .. } => true,
        _ => false,
    }
}

fn helps(met: &Circumstances<'_>, user: &UserId, problem: Problem) -> Vec<Help> {
    let victim = met.company.users.iter().find(|victim| victim.id == *user);
    victim.map(|victim| rescue::rescue(&met.company, victim, problem)).unwrap_or_default()
}

/// Whether a password can be replaced without the bank: by a colleague, or by the person's own reset. That one
/// asks for the device where there is one, and a lock for good bars it.
fn replaceable(met: &Circumstances<'_>, user: &UserId, lock: Lock, forgotten: Problem) -> bool {
    let Company { keyring, now, .. } = met.company;
    let proves = keyring.link_of(user).is_none() || keyring.works_for(user, now);
    helps(met, user, forgotten).iter().any(|help| match help.way {
        Way::ColleagueSetsPassword => true,
        Way::ResetLogin | Way::ResetConfirmation => proves && lock != Lock::Permanent,
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::device::ReportReason;
    use crate::domain::device::tests::{Scene, serial};
    use crate::domain::instant::Instant;
    use crate::domain::policy::Preset;
    use crate::domain::procedure::FormerMaster;
    use crate::domain::settings::ContractSettings;
    use crate::domain::user::Role;
    use crate::domain::user::tests::user;

    fn contract(policy: &BankPolicy) -> Contract {
        Contract {
            id: "midori".try_into().unwrap(),
            name: "みどり精機".try_into().unwrap(),
            status: ContractStatus::Active,
            policy: "seventyseven".into(),
            wrapped_key: Vec::new(),
            live_imports: Vec::new(),
            opened_at: Instant(0),
            accounts: Vec::new(),
            caps: policy.caps.clone(),
            settings: ContractSettings::initial(&policy.settings, &policy.caps, policy.session.idle_seconds),
            address: None,
            plan_users: None,
            first_device: None,
            start_up: None,
        }
    }

    fn told(
        scene: &Scene,
        users: &[User],
        form: &ProcedureForm,
        change: impl FnOnce(&mut Circumstances<'_>),
    ) -> Result<(), FormDenied> {
        let policy = BankPolicy::preset(Preset::Seventyseven);
        let contract = contract(&policy);
        let company = Company { policy: &policy, users, keyring: &scene.keyring, now: scene.now };
        let locks = Locks::default();
        let mut met = Circumstances { contract: &contract, company, on_screen: true, locks, under_way: &[] };
        change(&mut met);
        judge_circumstances(form, &met)
    }

    fn id(text: &str) -> UserId {
        text.try_into().unwrap()
    }

    fn release() -> ProcedureForm {
        ProcedureForm::StopRelease { serial: serial("AAAA1") }
    }

    /// Source, devices, users, the form, what is locked, and what is judged.
    type Row<'a> = (&'a str, Scene, &'a [User], ProcedureForm, Locks, Result<(), FormDenied>);

    #[test]
    fn what_the_company_can_do_itself_is_not_done_in_writing() {
        // Source: 77 seed Q4, Q10; OKB seed パスワードの再設定; issue 4 "a contract that can rescue itself needs no desk".
        let alone = [user("master", Role::Master)];
        let two = [user("master", Role::Master), user("adm", Role::Administrator)];
        let devices = || Scene::new().device("AAAA1", None).device("BBBB2", None);
        let apart = || devices().link("master", "AAAA1").link("adm", "BBBB2");
        let together = || devices().link("master", "AAAA1").link("adm", "AAAA1");
        let revocation = |name| ProcedureForm::Revocation { users: vec![id(name)] };
        let reset = |lost| ProcedureForm::PasswordReset { user: id("master"), lost };
        let unlock = || ProcedureForm::Unlock { user: id("master") };
        let on_screen = Err(FormDenied::OnScreen);
        let open = Locks::default();
        let login = Locks { login: Lock::Permanent, ..open };
        let confirmation = Locks { confirmation: Lock::Permanent, ..open };
        let single = || devices().link("master", "AAAA1");
        let lost = |scene: Scene| scene.reported("AAAA1", ReportReason::Lost);
        let rows: [Row<'_>; 17] = [
            ("Q4, another device", apart().stopped("AAAA1"), &two, release(), open, on_screen),
            ("Q4, one device", together().stopped("AAAA1"), &two, release(), open, Ok(())),
            ("Q4, both stopped", apart().stopped("AAAA1").stopped("BBBB2"), &two, release(), open, Ok(())),
            ("Q6, found again", lost(apart()), &two, release(), open, Ok(())),
            ("Q10, in use", apart(), &two, revocation("adm"), open, on_screen),
            ("Q10, shared", together(), &two, revocation("adm"), open, Ok(())),
            ("Q10, lost", lost(apart()), &two, revocation("master"), open, Ok(())),
            ("Q10, alone", single(), &alone, revocation("master"), open, Ok(())),
            ("a colleague sets it", apart(), &two, reset(Lost::Both), open, on_screen),
            ("by a mailed code", single(), &alone, reset(Lost::Both), open, on_screen),
            ("locked for good", single(), &alone, reset(Lost::Login), login, Ok(())),
            ("the other one is locked", single(), &alone, reset(Lost::Login), confirmation, on_screen),
            ("one of both is locked", single(), &alone, reset(Lost::Both), confirmation, Ok(())),
            ("its device is lost", lost(single()), &alone, reset(Lost::Login), open, Ok(())),
            ("a colleague lifts it", apart(), &two, unlock(), login, on_screen),
            ("nobody lifts it", single(), &alone, unlock(), login, Ok(())),
            ("nothing is locked", single(), &alone, unlock(), open, Err(FormDenied::NothingChanged)),
        ];
        for (source, scene, users, form, locks, expected) in rows {
            assert_eq!(told(&scene, users, &form, |met| met.locks = locks), expected, "{source}");
            let paper = told(&scene, users, &form, |met| (met.locks, met.on_screen) = (locks, false));
            assert_ne!(paper, on_screen, "{source}: whoever brings a paper is not sent away");
        }
    }

    #[test]
    fn the_same_is_not_filed_twice() {
        let reissue = |text| ProcedureForm::TokenReissue {
            serial: serial(text),
            reason: ReportReason::Lost,
            returned: false,
        };
        let master = |to| ProcedureForm::MasterChange { to: id(to), former: FormerMaster::General };
        let revocation =
            |users: &[&str]| ProcedureForm::Revocation { users: users.iter().map(|user| id(user)).collect() };
        let addition = |quantity| ProcedureForm::TokenAddition { quantity };
        for (one, other, same) in [
            (reissue("AAAA1"), reissue("AAAA1"), true),
            (reissue("AAAA1"), reissue("BBBB2"), false),
            (reissue("AAAA1"), release(), false),
            (addition(1), addition(2), true),
            (master("a"), master("b"), true),
            (revocation(&["a", "b"]), revocation(&["b"]), true),
            (revocation(&["a"]), revocation(&["b"]), false),
            (ProcedureForm::Unlock { user: id("a") }, ProcedureForm::Unlock { user: id("b") }, false),
        ] {
            assert_eq!(same_matter(&one, &other), same, "{one:?} {other:?}");
            assert_eq!(same_matter(&other, &one), same, "{other:?} {one:?}");
        }
        let (scene, users) = (Scene::new().device("AAAA1", None), [user("master", Role::Master)]);
        let (first, second) = (addition(1), reissue("AAAA1"));
        let under_way = [&first, &second];
        let told = |form: &ProcedureForm| {
            let policy = BankPolicy::preset(Preset::Seventyseven);
            let contract = contract(&policy);
            let company = Company { policy: &policy, users: &users, keyring: &scene.keyring, now: scene.now };
            let locks = Locks::default();
            let met =
                Circumstances { contract: &contract, company, on_screen: true, locks, under_way: &under_way };
            judge_circumstances(form, &met)
        };
        assert_eq!(told(&first), Err(FormDenied::UnderWay));
        assert_eq!(told(&second), Err(FormDenied::AlreadyReported));
    }

    #[test]
    fn a_plan_is_one_of_the_bank_s_and_holds_everybody() {
        // Source: rules 3 "plan 20 users with the master (99, 100)".
        let scene = Scene::new();
        let many: Vec<User> = (0..21).map(|at| user(&format!("u{at}"), Role::General)).collect();
        let plan = |plan_users| ProcedureForm::PlanChange { plan_users };
        let told = |users: &[User], to| told(&scene, users, &plan(to), |_| ());
        assert_eq!(told(&many[..3], 99), Ok(()));
        assert_eq!(told(&many[..3], 20), Err(FormDenied::NothingChanged));
        assert_eq!(told(&many[..3], 50), Err(FormDenied::Plan));
        let policy = BankPolicy::preset(Preset::Seventyseven);
        let contract = Contract { plan_users: Some(99), ..contract(&policy) };
        let company = Company { policy: &policy, users: &many, keyring: &scene.keyring, now: scene.now };
        let locks = Locks::default();
        let met = Circumstances { contract: &contract, company, on_screen: true, locks, under_way: &[] };
        assert_eq!(judge_circumstances(&plan(20), &met), Err(FormDenied::Plan), "21 people");
        let ended = Contract { status: ContractStatus::Cancelled, ..contract.clone() };
        let met = Circumstances { contract: &ended, ..met };
        let asked = judge_circumstances(&ProcedureForm::Cancellation {}, &met);
        assert_eq!(asked, Err(FormDenied::ContractEnded));
    }
}
