//! Debian's postfix and dovecot on this computer, in a folder of their own, without an init system. Nothing leaves
//! the machine: every address but those of `officials.test` is an error.

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use rcgen::{CertificateParams, KeyPair};

/// The login that both servers know.
pub const USER: &str = "office";
pub const PASSWORD: &str = "letter-of-the-tests";
/// Who owns the mail: nobody.
const OWNER: u32 = 65534;
/// How long the servers may take to listen.
const PATIENCE: Duration = Duration::from_secs(60);

/// The servers.
pub struct Post {
    folder: PathBuf,
    pub pem: String,
    pub starttls: u16,
    pub tls: u16,
    pub imaps: u16,
    children: Vec<Child>,
}

impl Post {
    /// Starts them; none where they are not installed or this is not root, which is an error on a CI machine.
    pub fn start(name: &str) -> Option<Self> {
        let are_there = ["/usr/sbin/postfix", "/usr/sbin/dovecot"].iter().all(|path| Path::new(path).exists());
        let is_root = fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0);
        if !are_there || !is_root {
            assert!(std::env::var_os("CI").is_none(), "postfix, dovecot-imapd and root are needed here");
            eprintln!("\n*** SKIPPED: {name} needs root, postfix and dovecot-imapd ***\n");
            return None;
        }
        let folder = std::env::temp_dir().join(format!("risala-post-{name}-{}", std::process::id()));
        let ports = [(); 3].map(|()| TcpListener::bind("127.0.0.1:0").unwrap());
        let [starttls, tls, imaps] = ports.each_ref().map(|port| port.local_addr().unwrap().port());
        drop(ports);
        let mut post = Self { folder, pem: String::new(), starttls, tls, imaps, children: Vec::new() };
        post.write_all();
        let etc = post.path("etc");
        post.run(Command::new("/usr/sbin/dovecot").arg("-F").arg("-c").arg(etc.join("dovecot.conf")));
        post.run(Command::new("/usr/sbin/postfix").arg("-c").arg(&etc).arg("start-fg"));
        for port in [starttls, tls, imaps] {
            post.wait_for(port);
        }
        Some(post)
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The messages delivered, each a file, with the lines that the server put before them.
    pub fn delivered(&self) -> Vec<String> {
        let entries = ["new", "cur"].map(|part| fs::read_dir(self.path("mail/inbox").join(part)));
        let paths = entries.into_iter().flatten().flatten().map(|entry| entry.unwrap().path());
        paths.map(|path| fs::read_to_string(path).unwrap()).collect()
    }

    /// Waits until so many messages are delivered.
    pub fn delivers(&self, count: usize) -> Vec<String> {
        let start = Instant::now();
        loop {
            let delivered = self.delivered();
            if delivered.len() >= count || start.elapsed() > PATIENCE {
                assert_eq!(delivered.len(), count);
                return delivered;
            }
            sleep(Duration::from_millis(50));
        }
    }

    fn run(&mut self, command: &mut Command) {
        let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        self.children.push(quiet.spawn().unwrap());
    }

    fn wait_for(&self, port: u16) {
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let log = || fs::read_to_string(self.path("mail.log")).unwrap_or_default();
            assert!(start.elapsed() < PATIENCE, "nobody listens: {}", log());
            sleep(Duration::from_millis(50));
        }
    }

    fn write_all(&mut self) {
        for name in ["etc", "queue", "data", "mail", "dove"] {
            fs::create_dir_all(self.path(name)).unwrap();
        }
        fs::set_permissions(&self.folder, fs::Permissions::from_mode(0o755)).unwrap();
        chown(self.path("mail"), Some(OWNER), Some(OWNER)).unwrap();
        let postfix = id_of("postfix");
        chown(self.path("data"), Some(postfix), None).unwrap();
        let key = KeyPair::generate().unwrap();
        let params = CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
        self.pem = params.self_signed(&key).unwrap().pem();
        fs::write(self.path("cert.pem"), &self.pem).unwrap();
        fs::write(self.path("key.pem"), key.serialize_pem()).unwrap();
        let filled = |text: &str| {
            text.replace("@FOLDER@", &self.folder.display().to_string())
                .replace("@STARTTLS@", &self.starttls.to_string())
                .replace("@TLS@", &self.tls.to_string())
                .replace("@IMAPS@", &self.imaps.to_string())
                .replace("@OWNER@", &OWNER.to_string())
                .replace("@PASSWORD@", PASSWORD)
        };
        for (name, text) in [
            ("main.cf", include_str!("main.cf")),
            ("master.cf", include_str!("master.cf")),
            ("dovecot.conf", include_str!("dovecot.conf")),
        ] {
            fs::write(self.path("etc").join(name), filled(text)).unwrap();
        }
    }
}

impl Drop for Post {
    fn drop(&mut self) {
        // Postfix's master is not the process that was started; the masters take their children with them.
        let master = fs::read_to_string(self.path("queue/pid/master.pid")).unwrap_or_default();
        let started = self.children.iter().map(|child| child.id().to_string());
        for id in started.chain([master.trim().to_owned()]).filter(|id| !id.is_empty()) {
            let _ = Command::new("kill").arg(id).status();
        }
        for child in &mut self.children {
            let _ = child.wait();
        }
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn id_of(user: &str) -> u32 {
    let users = fs::read_to_string("/etc/passwd").unwrap();
    let line = users.lines().find(|line| line.starts_with(&format!("{user}:"))).unwrap();
    line.split(':').nth(2).unwrap().parse().unwrap()
}
