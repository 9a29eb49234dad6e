//! Mail by Amazon SES.

use async_trait::async_trait;
use aws_sdk_sesv2::Client;
use aws_sdk_sesv2::error::{BuildError, DisplayErrorContext};
use aws_sdk_sesv2::operation::send_email::SendEmailError;
use aws_sdk_sesv2::types::{Body, Content, Destination, EmailContent, Message, MessageTag};
use ports::mail::{Mail, MailError, Mailer};
use shared::domain::user::MailAddress;

/// The tag by which SES's own events tell which mail they speak of.
const TAG: &str = "notice";

/// Sends from one address.
pub struct Ses {
    client: Client,
    from: MailAddress,
}

impl Ses {
    /// Mail from `from`.
    pub fn new(client: Client, from: MailAddress) -> Self {
        Self { client, from }
    }
}

fn text(data: &str) -> Result<Content, BuildError> {
    Content::builder().data(data).charset("UTF-8").build()
}

fn content(mail: &Mail) -> Result<EmailContent, BuildError> {
    let body = Body::builder().text(text(&mail.text)?).build();
    let message = Message::builder().subject(text(&mail.subject)?).body(body).build();
    Ok(EmailContent::builder().simple(message).build())
}

/// A tag's value may hold letters, digits, and few other signs.
fn tag(mail: &Mail) -> Result<MessageTag, BuildError> {
    let plain = |sign: char| if sign.is_ascii_alphanumeric() || sign == '-' { sign } else { '_' };
    MessageTag::builder().name(TAG).value(mail.id.chars().map(plain).collect::<String>()).build()
}

#[async_trait]
impl Mailer for Ses {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        let unbuilt = |error: BuildError| MailError::Unavailable(error.to_string());
        let sent = self
            .client
            .send_email()
            .from_email_address(self.from.as_str())
            .destination(Destination::builder().to_addresses(mail.to.as_str()).build())
            .content(content(mail).map_err(unbuilt)?)
            .email_tags(tag(mail).map_err(unbuilt)?)
            .send()
            .await;
        match sent {
            Ok(_) => Ok(()),
            Err(error) => match error.as_service_error() {
                // The recipient is refused for good: the address is malformed for SES.
                Some(SendEmailError::BadRequestException(_)) => Err(MailError::Bounced),
                // Its own text could quote the mail; the kind of the failure does.
                Some(known) => Err(MailError::Unavailable(known.meta().code().unwrap_or("SES").to_owned())),
                None => Err(MailError::Unavailable(DisplayErrorContext(&error).to_string())),
            },
        }
    }
}
