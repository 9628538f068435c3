//! One page: opened, looked at, clicked and typed into.

use std::cell::Cell;
use std::path::Path;
use std::thread;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::keys;
use super::wire::Wire;

/// In what surroundings a page is seen.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    pub width: u32,
    pub height: u32,
    /// The system prefers dark colours.
    pub dark: bool,
    /// The system prefers reduced motion.
    pub still: bool,
    /// As it goes to paper.
    pub print: bool,
    pub offline: bool,
    pub scripts: bool,
}

impl Default for Look {
    fn default() -> Look {
        Look {
            width: 1280,
            height: 800,
            dark: false,
            still: false,
            print: false,
            offline: false,
            scripts: true,
        }
    }
}

/// Waits until fonts are there, transitions have ended and two frames are drawn; a second at most for endless ones.
const SETTLED: &str = "(async () => {
  const soon = ms => new Promise(done => setTimeout(done, ms));
  const frame = () => Promise.race([new Promise(done => requestAnimationFrame(done)), soon(250)]);
  await document.fonts.ready;
  await frame();
  const ends = document.getAnimations().map(a => a.finished.catch(() => null));
  await Promise.race([Promise.all(ends), soon(1000)]);
  await frame();
  await frame();
})()";

/// A page with storage of its own, as in a window opened for the first time; closed when dropped.
pub struct Page {
    wire: &'static Wire,
    session: String,
    context: String,
    /// Whether the page may run scripts.
    scripts: Cell<bool>,
}

impl Page {
    /// An empty page.
    pub fn new(wire: &'static Wire, look: &Look) -> Page {
        let word = |value: &Value, key: &str| value[key].as_str().expect("a name").to_owned();
        let context = word(&wire.call(None, "Target.createBrowserContext", json!({})), "browserContextId");
        let target = json!({ "url": "about:blank", "browserContextId": context });
        let target = word(&wire.call(None, "Target.createTarget", target), "targetId");
        let session = json!({ "targetId": target, "flatten": true });
        let session = word(&wire.call(None, "Target.attachToTarget", session), "sessionId");
        let page = Page { wire, session, context, scripts: Cell::new(true) };
        for domain in ["Page", "Runtime", "Log", "Network"] {
            page.call(&format!("{domain}.enable"), json!({}));
        }
        page.call("Emulation.setFocusEmulationEnabled", json!({ "enabled": true }));
        page.look(look);
        page
    }

    /// One order of the protocol to this page.
    pub fn call(&self, method: &str, params: Value) -> Value {
        self.wire.call(Some(&self.session), method, params)
    }

    /// Puts the page into other surroundings.
    pub fn look(&self, look: &Look) {
        let size =
            json!({ "width": look.width, "height": look.height, "deviceScaleFactor": 1, "mobile": false });
        self.call("Emulation.setDeviceMetricsOverride", size);
        let choice = |wanted: bool, yes: &'static str, no: &'static str| if wanted { yes } else { no };
        let media = json!({
            "media": choice(look.print, "print", "screen"),
            "features": [
                { "name": "prefers-color-scheme", "value": choice(look.dark, "dark", "light") },
                { "name": "prefers-reduced-motion", "value": choice(look.still, "reduce", "no-preference") },
            ],
        });
        self.call("Emulation.setEmulatedMedia", media);
        self.scripts.set(look.scripts);
        self.call("Emulation.setScriptExecutionDisabled", json!({ "value": !look.scripts }));
        let network = json!({
            "offline": look.offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1,
        });
        self.call("Network.emulateNetworkConditions", network);
    }

    /// Opens a file, with what stands behind `#` in a link (or nothing), and waits until it is drawn.
    pub fn open(&self, file: &Path, fragment: &str) {
        let seen = self.wire.events(&self.session).len();
        let hash = if fragment.is_empty() { String::new() } else { format!("#{fragment}") };
        let answer = self.call("Page.navigate", json!({ "url": format!("{}{hash}", url(file)) }));
        assert!(answer["errorText"].is_null(), "{}: {}", file.display(), answer["errorText"]);
        // A link within the same page loads nothing.
        if answer["loaderId"].is_string() {
            let loaded = |event: &Value| event["method"] == "Page.loadEventFired";
            self.wire.wait_for(&self.session, seen, "loading a page", loaded);
        }
        self.settle();
    }

    /// Waits until the page has drawn what was asked for.
    pub fn settle(&self) {
        if self.scripts.get() {
            self.eval(SETTLED);
        } else {
            // Without scripts nothing on the page can say when it is ready, and nothing comes later.
            thread::sleep(Duration::from_millis(300));
        }
    }

    /// The value of an expression, or of what it promises; an exception is the end of the test.
    pub fn eval(&self, expression: &str) -> Value {
        let params = json!({
            "expression": expression, "returnByValue": true, "awaitPromise": true, "userGesture": true,
        });
        let mut answer = self.call("Runtime.evaluate", params);
        let thrown = &answer["exceptionDetails"];
        assert!(thrown.is_null(), "{expression}: {}", said(thrown));
        answer["result"]["value"].take()
    }

    /// Whether an expression is true.
    pub fn holds(&self, expression: &str) -> bool {
        self.eval(&format!("Boolean({expression})")) == Value::Bool(true)
    }

    /// A number.
    pub fn number(&self, expression: &str) -> f64 {
        let value = self.eval(expression);
        value.as_f64().unwrap_or_else(|| panic!("{expression} is {value}"))
    }

    /// A text.
    pub fn words(&self, expression: &str) -> String {
        let value = self.eval(expression);
        value.as_str().unwrap_or_else(|| panic!("{expression} is {value}")).to_owned()
    }

    /// A list of texts.
    pub fn list(&self, expression: &str) -> Vec<String> {
        let value = self.eval(expression);
        let list = value.as_array().unwrap_or_else(|| panic!("{expression} is {value}"));
        list.iter().map(|item| item.as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Presses and releases a key named as in JavaScript; waits until the page has drawn.
    pub fn key(&self, name: &str) {
        self.quick_key(name);
        self.settle();
    }

    /// As `key`, without waiting.
    pub fn quick_key(&self, name: &str) {
        let mut event = keys::event(name);
        event["type"] = json!(if event["text"].is_string() { "keyDown" } else { "rawKeyDown" });
        self.call("Input.dispatchKeyEvent", event.clone());
        event["type"] = json!("keyUp");
        self.call("Input.dispatchKeyEvent", event);
    }

    /// Writes into what has the focus.
    pub fn write(&self, text: &str) {
        self.call("Input.insertText", json!({ "text": text }));
        self.settle();
    }

    /// Brings an element into view and moves the mouse over its middle.
    pub fn hover(&self, selector: &str) -> (f64, f64) {
        let quoted = json!(selector);
        let middle = self.eval(&format!(
            "(() => {{ const e = document.querySelector({quoted}); if (!e) return null;
               e.scrollIntoView({{ block: 'center', behavior: 'instant' }});
               const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; }})()"
        ));
        let (Some(x), Some(y)) = (middle[0].as_f64(), middle[1].as_f64()) else {
            panic!("no {selector} on the page")
        };
        self.mouse("mouseMoved", x, y, 0);
        self.settle();
        (x, y)
    }

    /// Clicks on the middle of an element.
    pub fn click(&self, selector: &str) {
        let (x, y) = self.hover(selector);
        self.mouse("mousePressed", x, y, 1);
        self.mouse("mouseReleased", x, y, 1);
        self.settle();
    }

    /// Moves the mouse to where nothing is.
    pub fn leave(&self) {
        self.mouse("mouseMoved", 1.0, 1.0, 0);
        self.settle();
    }

    fn mouse(&self, kind: &str, x: f64, y: f64, clicks: u32) {
        let button = if clicks > 0 { "left" } else { "none" };
        let event = json!({ "type": kind, "x": x, "y": y, "button": button, "clickCount": clicks });
        self.call("Input.dispatchMouseEvent", event);
    }

    /// A picture of what is in the window, or of the whole page, as PNG.
    pub fn screenshot(&self, whole: bool) -> Vec<u8> {
        let params = json!({ "format": "png", "captureBeyondViewport": whole });
        let params = if whole {
            let size =
                self.eval("[document.documentElement.clientWidth, document.documentElement.scrollHeight]");
            let clip = json!({ "x": 0, "y": 0, "width": size[0], "height": size[1], "scale": 1 });
            json!({ "format": "png", "captureBeyondViewport": true, "clip": clip })
        } else {
            params
        };
        decoded(&self.call("Page.captureScreenshot", params))
    }

    /// The page on paper, A4.
    pub fn pdf(&self) -> Vec<u8> {
        let params = json!({ "printBackground": true, "paperWidth": 8.27, "paperHeight": 11.69 });
        decoded(&self.call("Page.printToPDF", params))
    }

    /// Every node that a screen reader is told of.
    pub fn accessibility(&self) -> Vec<Value> {
        let tree = self.call("Accessibility.getFullAXTree", json!({}));
        tree["nodes"].as_array().cloned().unwrap_or_default()
    }

    /// Errors and warnings: exceptions, the console, and what the browser says about the page (refused content, too).
    pub fn complaints(&self) -> Vec<String> {
        let mut complaints = Vec::new();
        for event in self.wire.events(&self.session) {
            let params = &event["params"];
            let level = params["type"].as_str().or(params["entry"]["level"].as_str()).unwrap_or_default();
            let bad = ["error", "warning", "assert"].contains(&level);
            match event["method"].as_str().unwrap_or_default() {
                "Runtime.exceptionThrown" => complaints.push(said(&params["exceptionDetails"])),
                "Runtime.consoleAPICalled" if bad => complaints.push(params["args"].to_string()),
                "Log.entryAdded" if bad => complaints.push(params["entry"]["text"].to_string()),
                _ => {}
            }
        }
        complaints
    }

    /// Addresses the page asked for, itself included; what is inside of the file (`data:`) is no request.
    pub fn requests(&self) -> Vec<String> {
        let events = self.wire.events(&self.session);
        let sent = events.iter().filter(|event| event["method"] == "Network.requestWillBeSent");
        let addresses = sent.filter_map(|event| event["params"]["request"]["url"].as_str());
        addresses.filter(|address| !address.starts_with("data:")).map(str::to_owned).collect()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        // A browser that has ended is reported where it was needed.
        drop(self.wire.try_call(
            None,
            "Target.disposeBrowserContext",
            json!({ "browserContextId": self.context }),
        ));
        self.wire.forget(&self.session);
    }
}

/// The address of a file.
pub fn url(file: &Path) -> String {
    let path =
        file.to_str().expect("a plain path").replace('%', "%25").replace('#', "%23").replace(' ', "%20");
    format!("file://{path}")
}

fn decoded(answer: &Value) -> Vec<u8> {
    STANDARD.decode(answer["data"].as_str().unwrap_or_default()).expect("base64")
}

/// An exception in one line.
fn said(details: &Value) -> String {
    let description = details["exception"]["description"].as_str();
    description.unwrap_or(details["text"].as_str().unwrap_or("an exception")).to_owned()
}
