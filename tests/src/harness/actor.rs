//! Who sends requests: a stranger, or somebody who signed in.

use super::answer::Answer;
use super::cast::{Person, password};
use super::draft::Draft;
use super::table::tamper;
use super::world::World;
use aws_sdk_dynamodb::types::AttributeValue;
use serde::Serialize;
use shared::domain::desk::DESK;
use shared::operations::proof::{Empty, Proof, Request};
use shared::operations::session::{SessionProveSecondFactor, SessionSignIn, SignIn};
use shared::operations::{Method, Operation};
use std::sync::Arc;

/// Anyone who can send a request.
pub trait Actor: Sync {
    /// Where they are.
    fn world(&self) -> &Arc<World>;

    /// The cookie of their browser.
    fn cookie(&self) -> Option<&str>;

    /// A request that can still be changed.
    fn draft<O: Operation>(&self, input: &O::Input, proof: &Proof) -> Draft {
        let draft = Draft::new(&O::DECLARATION, self.cookie());
        match O::DECLARATION.method {
            Method::Get => draft.query(&query(input)),
            Method::Post => {
                let request = Request { input: input.clone(), proof: proof.clone() };
                draft.body(serde_json::to_vec(&request).unwrap())
            }
        }
    }

    /// Sends a request.
    fn send<O: Operation>(&self, input: &O::Input, proof: &Proof) -> impl Future<Output = Answer> + Send {
        let (draft, world) = (self.draft::<O>(input, proof), self.world().clone());
        async move { draft.send(&world).await }
    }

    /// Asks something.
    fn get<O: Operation>(&self, input: &O::Input) -> impl Future<Output = O::Output> + Send {
        let (draft, world) = (self.draft::<O>(input, &Proof::default()), self.world().clone());
        async move { draft.send(&world).await.output() }
    }
}

/// Flat inputs as queries carry them.
pub fn query(input: &impl Serialize) -> String {
    let fields = serde_json::to_value(input).unwrap();
    let fields = fields.as_object().unwrap().iter().filter_map(|(name, value)| {
        let text = value.as_str().map(str::to_owned);
        Some(format!("{name}={}", text.or_else(|| value.as_u64().map(|number| number.to_string()))?))
    });
    fields.collect::<Vec<_>>().join("&")
}

/// Somebody without a session.
#[derive(Clone)]
pub struct Stranger(pub Arc<World>);

impl Actor for Stranger {
    fn world(&self) -> &Arc<World> {
        &self.0
    }

    fn cookie(&self) -> Option<&str> {
        None
    }
}

impl Stranger {
    /// Tries to sign in.
    pub async fn try_sign_in(&self, id: &str, typed: &str) -> Answer {
        let input = SignIn { login_id: id.try_into().unwrap() };
        let proof = Proof { login_password: Some(password(typed)), ..Proof::default() };
        self.send::<SessionSignIn>(&input, &proof).await
    }

    /// Signs in.
    pub async fn sign_in(&self, person: &Person) -> SignedIn {
        let answer = self.try_sign_in(&person.login_id, &person.login_password).await;
        assert_eq!(answer.told(), "done", "{} signs in", person.login_id);
        let cookie = answer.header("set-cookie").unwrap().split(';').next().unwrap().to_owned();
        let actor = SignedIn { world: self.0.clone(), person: person.clone(), cookie };
        // Where the bank asks for it, who has no device yet completes the sign-in without a code.
        let asks = self.0.bank.policies.door().second_factor_at_sign_in || person.contract == DESK;
        if asks && person.serial.is_none() {
            let proved = actor.send::<SessionProveSecondFactor>(&Empty {}, &Proof::default()).await;
            assert_eq!(proved.told(), "done", "{} has no device", person.login_id);
        }
        actor
    }
}

/// Somebody with a session.
#[derive(Clone)]
pub struct SignedIn {
    /// Where they are.
    pub world: Arc<World>,
    /// Who they are.
    pub person: Person,
    /// The cookie of their browser.
    pub cookie: String,
}

impl Actor for SignedIn {
    fn world(&self) -> &Arc<World> {
        &self.world
    }

    fn cookie(&self) -> Option<&str> {
        Some(&self.cookie)
    }
}

impl SignedIn {
    /// The confirmation password, and the number that their device shows now.
    pub fn proof(&self) -> Proof {
        let code = self.person.serial.as_deref().map(|serial| self.world.shelf.code(serial));
        Proof { otp: code, ..self.confirmed() }
    }

    /// The confirmation password alone.
    pub fn confirmed(&self) -> Proof {
        Proof {
            confirmation_password: Some(password(&self.person.confirmation_password)),
            ..Proof::default()
        }
    }

    /// The login password alone.
    pub fn by_login(&self) -> Proof {
        Proof { login_password: Some(password(&self.person.login_password)), ..Proof::default() }
    }

    /// The same, once the device shows a new number.
    pub fn next_proof(&self) -> Proof {
        self.world.clock.next_code();
        self.proof()
    }

    /// Their user id.
    pub fn id(&self) -> String {
        self.cookie.split('.').nth(1).unwrap().to_owned()
    }

    /// A notice to their address came back.
    pub async fn bounced(&self) {
        let contract = self.person.contract.as_str().try_into().unwrap();
        let key = store::keys::user(&contract, &self.id().as_str().try_into().unwrap());
        tamper(&self.world.past, &key, "mail_bounced", AttributeValue::Bool(true)).await;
    }
}
