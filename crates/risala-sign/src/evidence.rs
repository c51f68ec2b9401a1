//! What later verifiers need: certificates, OCSP answers, revocation lists, kept in a file's DSS
//! dictionary (ETSI EN 319 142-1 section 5.4.2).

use crate::SignError;
use crate::certificate::Certificate;
use crate::pdf::{Dictionary, File, Object, Update};

/// Entries of each kind read from a file.
const MAX_ENTRIES: usize = 1000;
const KEYS: [&[u8]; 3] = [b"Certs", b"OCSPs", b"CRLs"];

/// Validation data, each in DER.
#[derive(Debug, Clone, Default)]
pub(crate) struct Evidence {
    pub certificates: Vec<Vec<u8>>,
    pub ocsps: Vec<Vec<u8>>,
    pub lists: Vec<Vec<u8>>,
}

impl Evidence {
    /// What a file has; none where it has no DSS dictionary.
    pub fn read(file: &File<'_>) -> Option<Self> {
        let store = file.dictionary(&file.catalog()?, b"DSS")?;
        let [certificates, ocsps, lists] = KEYS.map(|key| {
            let entries = file.array(&store, key);
            entries.iter().take(MAX_ENTRIES).filter_map(|entry| file.data(&file.resolved(entry))).collect()
        });
        Some(Self { certificates, ocsps, lists })
    }

    /// The certificates that can be read.
    pub fn certificates(&self) -> Vec<Certificate> {
        self.certificates.iter().filter_map(|der| Certificate::from_der(der)).collect()
    }

    /// Adds to one kind what it lacks.
    pub fn add(list: &mut Vec<Vec<u8>>, der: &[u8]) {
        if !list.iter().any(|known| known == der) {
            list.push(der.to_vec());
        }
    }

    /// Appends this to a file, beside what it has already.
    pub fn append(&self, pdf: &mut Vec<u8>) -> Result<(), SignError> {
        let file = File::open(pdf)?;
        let known = Self::read(&file).unwrap_or_default();
        let mut update = Update::new(&file, self.size());
        let root = file.root().ok_or(SignError::NotPdf)?;
        let mut catalog = file.catalog().ok_or(SignError::NotPdf)?;
        let mut store = file.dictionary(&catalog, b"DSS").unwrap_or_default();
        store.set(b"Type", Object::Name(b"DSS".to_vec()));
        let [certificates, ocsps, lists] = KEYS;
        let kinds = [
            (certificates, &self.certificates, &known.certificates),
            (ocsps, &self.ocsps, &known.ocsps),
            (lists, &self.lists, &known.lists),
        ];
        for (key, own, known) in kinds {
            let mut entries = file.array(&store, key);
            for der in own.iter().filter(|der| !known.contains(der)) {
                let id = update.new_id();
                update.put_stream(id, Dictionary::default(), der);
                entries.push(Object::Reference(id));
            }
            if !entries.is_empty() {
                store.set(key, Object::Array(entries));
            }
        }
        if let Some(id) = catalog.get(b"DSS").and_then(Object::as_reference) {
            update.put(id, &Object::Dictionary(store));
        } else {
            let id = update.new_id();
            update.put(id, &Object::Dictionary(store));
            catalog.set(b"DSS", Object::Reference(id));
            update.put(root, &Object::Dictionary(catalog));
        }
        pdf.extend(update.finish());
        Ok(())
    }

    fn size(&self) -> usize {
        let all = [&self.certificates, &self.ocsps, &self.lists];
        all.into_iter().flatten().map(|der| der.len() + 64).sum::<usize>() + 4096
    }
}
