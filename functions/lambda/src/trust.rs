//! Whom a function believes to be AWS: Amazon's own roots and nobody else. The system has a hundred more, any of
//! which could vouch for a false one, and reading them all took longer than everything else of a start.

use aws_smithy_http_client::Builder;
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use aws_smithy_http_client::tls::{Provider, TlsContext, TrustStore};
use aws_smithy_runtime_api::client::http::SharedHttpClient;

/// The five roots of <https://www.amazontrust.com/repository/>: AWS asks those who choose roots to trust all of them.
const ROOTS: &[u8] = include_bytes!("amazon_roots.pem");

/// The one client of all services.
///
/// # Errors
/// One line: the roots can't be read.
pub fn client() -> Result<SharedHttpClient, String> {
    let store = TrustStore::empty().with_pem_certificate(ROOTS);
    let context = TlsContext::builder().with_trust_store(store).build().map_err(|error| error.to_string())?;
    Ok(Builder::new().tls_provider(Provider::Rustls(CryptoMode::AwsLc)).tls_context(context).build_https())
}

#[cfg(test)]
mod tests {
    use super::ROOTS;
    use data_encoding::{BASE64, HEXUPPER};
    use sha2::{Digest, Sha256};

    #[test]
    fn the_roots_are_amazon_s_and_no_other() {
        // Source: https://www.amazontrust.com/repository/, SHA-256 of each certificate.
        const KNOWN: [&str; 5] = [
            "8ECDE6884F3D87B1125BA31AC3FCB13D7016DE7F57CC904FE1CB97C6AE98196E",
            "1BA5B2AA8C65401A82960118F80BEC4F62304D83CEC4713A19C39C011EA46DB4",
            "18CE6CFE7BF14E60B2E347B8DFE868CB31D02EBB3ADA271569F50343B46DB3A4",
            "E35D28419ED02025CFA69038CD623962458DA5C695FBDEA3C22B0BFB25897092",
            "568D6905A2C88708A4B3025190EDCFEDB1974A606A13C6E5290FCB2AE63EDAB5",
        ];
        let text = std::str::from_utf8(ROOTS).unwrap();
        let lines = text.lines().filter(|line| !line.starts_with('#')).collect::<String>();
        let certificates = lines.split("-----BEGIN CERTIFICATE-----").skip(1);
        let found: Vec<String> = certificates
            .map(|rest| BASE64.decode(rest.trim_end_matches("-----END CERTIFICATE-----").as_bytes()).unwrap())
            .map(|der| HEXUPPER.encode(&Sha256::digest(der)))
            .collect();
        assert_eq!(found, KNOWN);
    }
}
