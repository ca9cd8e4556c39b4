//! Certificates, good and bad, made anew in every run.

use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair,
    KeyUsagePurpose, date_time_ymd,
};
use rustls::ServerConfig;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tempfile::NamedTempFile;

/// What is wrong with a server's certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing.
    None,
    /// Its time is over.
    Expired,
    /// Its time has not begun.
    NotYetValid,
    /// It is for `elsewhere.example`.
    WrongName,
    /// It has signed itself.
    SelfSigned,
}

/// A certification authority.
pub struct Authority {
    certificate: rcgen::Certificate,
    issuer: Issuer<'static, KeyPair>,
}

/// Its certificate in a PEM file, as a profile names it.
pub struct CaFile(NamedTempFile);

impl CaFile {
    /// A file that holds `text`.
    pub fn holding(text: &str) -> Self {
        let mut file = NamedTempFile::new().unwrap();
        file.write_all(text.as_bytes()).unwrap();
        Self(file)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Authority {
    /// One of its own; nobody trusts it yet.
    pub fn new(name: &str) -> Self {
        let key = KeyPair::generate().unwrap();
        let mut about = CertificateParams::default();
        about.distinguished_name.push(DnType::CommonName, name);
        about.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        about.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        let certificate = about.self_signed(&key).unwrap();
        Self {
            certificate,
            issuer: Issuer::new(about, key),
        }
    }

    /// The file to trust it by.
    pub fn file(&self) -> CaFile {
        CaFile::holding(&self.certificate.pem())
    }

    /// A TLS server at 127.0.0.1 with a certificate of this authority.
    pub fn server(&self, fault: Fault) -> Arc<ServerConfig> {
        let key = KeyPair::generate().unwrap();
        let name = match fault {
            Fault::WrongName => "elsewhere.example",
            _ => "127.0.0.1",
        };
        let mut about = CertificateParams::new([name.to_owned()]).unwrap();
        about.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        (about.not_before, about.not_after) = match fault {
            Fault::Expired => (date_time_ymd(2001, 1, 1), date_time_ymd(2002, 1, 1)),
            Fault::NotYetValid => (date_time_ymd(2901, 1, 1), date_time_ymd(2902, 1, 1)),
            _ => (date_time_ymd(2001, 1, 1), date_time_ymd(2901, 1, 1)),
        };
        let certificate = match fault {
            Fault::SelfSigned => about.self_signed(&key).unwrap(),
            _ => about.signed_by(&key, &self.issuer).unwrap(),
        };
        let chain = vec![CertificateDer::from(certificate.der().to_vec())];
        let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(chain, key)
            .unwrap();
        Arc::new(config)
    }
}
