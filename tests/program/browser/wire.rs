//! The connection to a browser: its process, and messages of the Chrome DevTools protocol over two pipes.
//!
//! No port is opened and nothing outlives the tests: the browser ends when its pipe closes, however the tests end,
//! and the shell around it removes its folder then.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// After this long a browser counts as hung. An answer takes milliseconds; the rest is room for a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// The browser reads its orders from file descriptor 3 and answers on 4. The folder goes when the browser is gone.
const START: &str = r#"folder=$1; shift
trap : INT TERM
"$@" --user-data-dir="$folder" 3<&0 4>&1 </dev/null >/dev/null 2>"$folder.log"
rm -rf "$folder" "$folder.log""#;

const FLAGS: [&str; 17] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
    "--remote-debugging-pipe",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-dev-shm-usage",
    "--disable-background-timer-throttling",
    "--disable-renderer-backgrounding",
    "--disable-backgrounding-occluded-windows",
];

/// One running browser.
pub struct Wire {
    orders: Mutex<ChildStdin>,
    post: Arc<Post>,
    next: AtomicU64,
}

/// What has come from the browser and nobody has looked at yet.
#[derive(Default)]
struct Post {
    inbox: Mutex<Inbox>,
    arrived: Condvar,
}

#[derive(Default)]
struct Inbox {
    replies: BTreeMap<u64, Value>,
    events: BTreeMap<String, Vec<Value>>,
    closed: bool,
}

impl Wire {
    /// Starts `program` with a folder of its own at `folder`, which the browser makes and the shell removes.
    pub fn start(program: &Path, folder: &Path) -> Wire {
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(START).arg("sh").arg(folder).arg(program).args(FLAGS).arg("about:blank");
        shell.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = shell.spawn().expect("a shell starts");
        let orders = child.stdin.take().expect("piped");
        let answers = child.stdout.take().expect("piped");
        let post = Arc::new(Post::default());
        let to = Arc::clone(&post);
        thread::spawn(move || {
            receive(answers, &to);
            // Taken from the process table once it has ended.
            drop(child.wait());
        });
        Wire { orders: Mutex::new(orders), post, next: AtomicU64::new(1) }
    }

    /// The answer to one order; a page's order has its session.
    pub fn try_call(&self, session: Option<&str>, method: &str, params: Value) -> Result<Value, String> {
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        let mut order = json!({ "id": id, "method": method, "params": params });
        if let Some(session) = session {
            order["sessionId"] = json!(session);
        }
        let mut bytes = order.to_string().into_bytes();
        bytes.push(0);
        let sent = self.orders.lock().unwrap_or_else(PoisonError::into_inner).write_all(&bytes);
        sent.map_err(|e| format!("{method}: the browser takes no orders: {e}"))?;
        let mut reply = self.post.wait(method, |inbox| inbox.replies.remove(&id))?;
        match reply.get("error") {
            Some(error) => Err(format!("{method}: {error}")),
            None => Ok(reply["result"].take()),
        }
    }

    /// As `try_call`, where anything but an answer is the end of the test.
    pub fn call(&self, session: Option<&str>, method: &str, params: Value) -> Value {
        self.try_call(session, method, params).unwrap_or_else(|error| panic!("{error}"))
    }

    /// Everything a page has reported so far, in order.
    pub fn events(&self, session: &str) -> Vec<Value> {
        self.post.lock().events.get(session).cloned().unwrap_or_default()
    }

    /// Waits for a report that `wanted` knows, beginning with the `from`-th.
    pub fn wait_for(&self, session: &str, from: usize, what: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        let look = |inbox: &mut Inbox| {
            let events = inbox.events.get(session).map(Vec::as_slice).unwrap_or_default();
            events.iter().skip(from).find(|event| wanted(event)).cloned()
        };
        self.post.wait(what, look).unwrap_or_else(|error| panic!("{error}"))
    }

    /// Forgets what a page reported; it is gone.
    pub fn forget(&self, session: &str) {
        self.post.lock().events.remove(session);
    }
}

impl Post {
    fn lock(&self) -> MutexGuard<'_, Inbox> {
        self.inbox.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What `look` finds as soon as it finds something; an error when the browser ends or says nothing for too long.
    fn wait<T>(&self, what: &str, look: impl Fn(&mut Inbox) -> Option<T>) -> Result<T, String> {
        let end = Instant::now() + PATIENCE;
        let mut inbox = self.lock();
        loop {
            if let Some(found) = look(&mut inbox) {
                return Ok(found);
            }
            if inbox.closed {
                return Err(format!("{what}: the browser has ended"));
            }
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(format!("{what}: nothing from the browser for {} s", PATIENCE.as_secs()));
            }
            let waited = self.arrived.wait_timeout(inbox, left);
            inbox = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

/// Sorts what the browser says, until it says no more.
fn receive(answers: ChildStdout, post: &Post) {
    let mut answers = BufReader::new(answers);
    let mut bytes = Vec::new();
    while answers.read_until(0, &mut bytes).is_ok_and(|n| n > 0) {
        bytes.pop();
        let message: Value = serde_json::from_slice(&bytes).unwrap_or_default();
        bytes.clear();
        let mut inbox = post.lock();
        if let Some(id) = message["id"].as_u64() {
            inbox.replies.insert(id, message);
        } else {
            let session = message["sessionId"].as_str().unwrap_or_default().to_owned();
            inbox.events.entry(session).or_default().push(message);
        }
        post.arrived.notify_all();
    }
    post.lock().closed = true;
    post.arrived.notify_all();
}
