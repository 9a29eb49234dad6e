//! Somebody of the journey's company.

use crate::browser::Browser;
use crate::chance;
use crate::device::Device;
use crate::reply::Reply;
use crate::site::Site;
use anyhow::{Context, Result, bail, ensure};
use shared::domain::access::Permission;
use shared::domain::account::Limits;
use shared::domain::id::LoginId;
use shared::domain::policy::{LoginIdRule, PasswordRule};
use shared::domain::secret::{OtpCode, Password, Secret};
use shared::domain::session::SessionEnd;
use shared::domain::user::{Language, MailAddress, Role, TextField};
use shared::domain::user_draft::UserDraft;
use shared::operations::Operation;
use shared::operations::bank::About;
use shared::operations::passwords::{PasswordsReplaceTemporary, ReplaceTemporary};
use shared::operations::problem::Failure;
use shared::operations::proof::{Empty, Proof};
use shared::operations::session::{
    Me, SessionMe, SessionProveSecondFactor, SessionSignIn, SessionSignOut, SignIn,
};
use shared::operations::tokens::{Register, TokensList, TokensRegister};
use shared::operations::users::{NewSecrets, UsersAdd};
use std::sync::Arc;

/// Where their notices go: the mailbox of SES that takes everything and keeps nothing, so that no notice of a journey
/// comes back and counts against the bank's address.
const MAIL: &str = "success+kagimate-smoke@simulator.amazonses.com";

/// Longest password that is made.
const PASSWORD: usize = 32;

/// Longest login ID that is made.
const LOGIN_ID: usize = 12;

/// Somebody.
pub struct Person {
    pub browser: Browser,
    login_id: LoginId,
    login_password: Password,
    confirmation_password: Password,
    pub device: Device,
}

/// A login ID that nobody has.
pub fn login_id(rule: &LoginIdRule) -> Result<LoginId> {
    Ok(LoginId::try_from(chance::text(LOGIN_ID.clamp(rule.shortest, rule.longest.max(rule.shortest)))?)?)
}

/// Their address.
pub fn mail() -> Result<MailAddress> {
    Ok(MailAddress::try_from(MAIL)?)
}

fn new_password(rule: &PasswordRule) -> Result<Password> {
    Ok(Password::try_from(chance::text(PASSWORD.clamp(rule.shortest, rule.longest.max(rule.shortest)))?)?)
}

fn temporary(secret: &Secret) -> Result<Password> {
    Ok(Password::try_from(secret.expose().to_owned())?)
}

fn by_login(password: &Password) -> Proof {
    Proof { login_password: Some(password.clone()), ..Proof::default() }
}

impl Person {
    /// Their first day: they sign in, replace what they were given, and register their device.
    pub async fn begin(
        site: &Arc<Site>,
        about: &About,
        login_id: LoginId,
        given: &NewSecrets,
        device: Device,
    ) -> Result<Self> {
        let mut person = Self {
            browser: Browser::new(site.clone()),
            login_id,
            login_password: temporary(&given.login_password)?,
            confirmation_password: temporary(&given.confirmation_password)?,
            device,
        };
        person.sign_in().await?;
        person.replace(about).await?;
        let input = Register { serial: person.device.serial().clone() };
        let proof = person.proof().await?;
        let registered = person.send::<TokensRegister>(&input, &proof).await?.done()?;
        ensure!(registered.sharers == 1, "a device of one person has {} sharers", registered.sharers);
        let me = person.me().await?;
        let own = me.device.is_some_and(|own| own.serial == *person.device.serial());
        ensure!(own, "who registered a device is not shown to have it");
        Ok(person)
    }

    /// Sends a request.
    pub async fn send<O: Operation>(&mut self, input: &O::Input, proof: &Proof) -> Result<Reply<O>> {
        self.browser.call(input, proof).await
    }

    async fn me(&mut self) -> Result<Me> {
        self.send::<SessionMe>(&Empty {}, &Proof::default()).await?.done()
    }

    async fn sign_in(&mut self) -> Result<()> {
        self.try_sign_in().await?.done()?;
        let me = self.me().await?;
        ensure!(me.login_id == self.login_id, "somebody else is signed in");
        // Where the bank asks for the second factor there; nobody has one yet.
        if me.half_signed_in {
            self.send::<SessionProveSecondFactor>(&Empty {}, &Proof::default()).await?.done()?;
        }
        Ok(())
    }

    /// Signs in, or is refused.
    pub async fn try_sign_in(&mut self) -> Result<Reply<SessionSignIn>> {
        let input = SignIn { login_id: self.login_id.clone() };
        let proof = by_login(&self.login_password);
        self.send(&input, &proof).await
    }

    async fn replace(&mut self, about: &About) -> Result<()> {
        let early = self.send::<TokensList>(&Empty {}, &Proof::default()).await?;
        // Whoever may not do it at all is told that first.
        early.refused_as("temporary passwords come first", |failure| {
            matches!(failure, Failure::FirstUse | Failure::NotAllowed)
        })?;
        let (login, confirmation) = (new_password(&about.password)?, new_password(&about.password)?);
        let input =
            ReplaceTemporary { login_password: login.clone(), confirmation_password: confirmation.clone() };
        let proof = Proof {
            login_password: Some(self.login_password.clone()),
            confirmation_password: Some(self.confirmation_password.clone()),
            ..Proof::default()
        };
        self.send::<PasswordsReplaceTemporary>(&input, &proof).await?.done()?;
        (self.login_password, self.confirmation_password) = (login, confirmation);
        Ok(())
    }

    /// The confirmation password with a code.
    pub fn with(&self, otp: OtpCode) -> Proof {
        let confirmation_password = Some(self.confirmation_password.clone());
        Proof { confirmation_password, otp: Some(otp), ..Proof::default() }
    }

    /// The confirmation password with the next code of their device.
    pub async fn proof(&mut self) -> Result<Proof> {
        let code = self.device.code(&self.browser.site).await?;
        Ok(self.with(code))
    }

    /// Adds somebody, who begins.
    pub async fn adds(
        &mut self,
        about: &About,
        name: &str,
        role: Role,
        permissions: &[Permission],
        device: Device,
    ) -> Result<Self> {
        let login_id = login_id(&about.login_id)?;
        let draft = UserDraft {
            login_id: login_id.clone(),
            name: TextField::try_from(name)?,
            mail: mail()?,
            role,
            permissions: permissions.to_vec(),
            accounts: Vec::new(),
            limits: Limits::default(),
            language: Language::default(),
        };
        let proof = self.proof().await?;
        let added = self.send::<UsersAdd>(&draft, &proof).await?.done()?;
        let secrets = added.secrets.context("users.add: gave no temporary passwords")?;
        Self::begin(&self.browser.site, about, login_id, &secrets, device).await
    }

    /// Signs out; what the browser had before opens nothing any more.
    pub async fn signs_out(&mut self) -> Result<()> {
        let mut before = self.browser.clone();
        self.send::<SessionSignOut>(&Empty {}, &Proof::default()).await?.done()?;
        let reply = before.call::<SessionMe>(&Empty {}, &Proof::default()).await?;
        ensure!(reply.status() == 401, "session.me: {} after a sign-out", reply.status());
        over(reply, SessionEnd::SignedOut)?;
        // The browser itself was told to forget it.
        over(self.send::<SessionMe>(&Empty {}, &Proof::default()).await?, SessionEnd::None)
    }
}

/// That a session ended for a reason.
pub fn over<O: Operation>(reply: Reply<O>, why: SessionEnd) -> Result<()> {
    match reply.refused()? {
        Failure::SessionOver { why: told } if told == why => Ok(()),
        other => bail!("{}: was told {other:?}, and the session is over: {why:?}", O::DECLARATION.name),
    }
}
