//! A contract that was opened for a new company, whose master has a letter and no login ID yet.

use super::actor::{Actor, Stranger};
use super::cast::{account, code, password};
use super::world::World;
use ports::transaction::{Transaction, Write};
use shared::domain::contract::{Contract, ContractStatus, StartUp};
use shared::domain::instant::Instant;
use shared::domain::reset::ResetPurpose;
use shared::domain::secret::{OtpCode, Secret};
use shared::domain::settings::ContractSettings;
use shared::operations::proof::Proof;
use shared::operations::session::{ObtainLoginId, RequestStartUp, SessionRequestStartUp};
use std::sync::Arc;

/// The letter in a master's hands.
pub struct Letter {
    /// The bank.
    pub world: Arc<World>,
    /// The contract's number.
    pub contract: String,
    /// The letter's number.
    pub number: &'static str,
}

/// Opens a contract whose letter can be used for 60 days.
pub async fn awaited(world: &Arc<World>, contract: &str) -> Letter {
    let number = "7K4M-2QXP-9ABC-DEFG";
    let id = shared::domain::id::ContractId::try_from(contract).unwrap();
    let (bank, now) = (&world.bank, ports::environment::Clock::now(&*world.clock));
    let policy = bank.policies.door();
    let start_up = StartUp {
        master: format!("master-of-{contract}").as_str().try_into().unwrap(),
        number: bank.credentials.fingerprint(b"7K4M2QXP9ABCDEFG").to_vec(),
        name: "朝日 太郎".try_into().unwrap(),
        mail: format!("{contract}@asahi.example").as_str().try_into().unwrap(),
        expires_at: Instant(now.0 + 60 * 86_400_000),
    };
    let contract_value = Contract {
        id: id.clone(),
        name: "朝日工業".try_into().unwrap(),
        status: ContractStatus::Opened,
        policy: "seventyseven".into(),
        wrapped_key: bank.credentials.new_contract_key(&id).await.unwrap(),
        live_imports: Vec::new(),
        opened_at: now,
        accounts: vec![account()],
        caps: policy.caps.clone(),
        settings: ContractSettings::initial(&policy.settings, &policy.caps, policy.session.idle_seconds),
        address: None,
        plan_users: Some(20),
        first_device: None,
        start_up: Some(start_up),
    };
    let writes = vec![Write::NewContract(contract_value)];
    bank.store.commit(Transaction { writes, checks: Vec::new() }).await.unwrap();
    Letter { world: world.clone(), contract: contract.to_owned(), number }
}

impl Letter {
    /// What is typed to have a code mailed.
    pub fn asks(&self) -> RequestStartUp {
        RequestStartUp {
            contract: self.contract.as_str().try_into().unwrap(),
            number: Secret::new(self.number),
        }
    }

    /// Has a code mailed, and reads it as the mailer derives it.
    pub async fn mailed(&self) -> OtpCode {
        let stranger = Stranger(self.world.clone());
        let asked = stranger.send::<SessionRequestStartUp>(&self.asks(), &Proof::default()).await;
        assert_eq!(asked.told(), "done");
        let master = format!("master-of-{}", self.contract);
        let key = store::keys::reset(&master.as_str().try_into().unwrap(), ResetPurpose::StartUp);
        let table = self.world.table().await;
        let request = table.0[&(key.pk, key.sk)]["request"].as_s().unwrap().clone();
        let contract = self.contract.as_str().try_into().unwrap();
        let contract = self.world.bank.store.contract(&contract).await.unwrap().unwrap().value;
        let digits = self.world.bank.policies.door().reset_code.digits;
        operations::mailed_code::derive(&self.world.bank, &contract, &request, digits).await.unwrap()
    }

    /// What is typed to obtain a login ID.
    pub fn obtains(&self, login_id: &str) -> ObtainLoginId {
        ObtainLoginId {
            contract: self.contract.as_str().try_into().unwrap(),
            number: Secret::new(self.number),
            name: "朝日 次郎".try_into().unwrap(),
            login_id: login_id.try_into().unwrap(),
            login_password: password("asa-hi-no-noboru-kishi"),
            confirmation_password: password("yuu-gure-no-michi-bata"),
        }
    }
}

/// A mailed code as a proof.
pub fn with_code(typed: &OtpCode) -> Proof {
    Proof { mailed_code: Some(code(typed.expose())), ..Proof::default() }
}
