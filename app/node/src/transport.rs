//! JSON-RPC by HTTP: a request, and what came of it.
//!
//! Encrypted by rustls against the roots of Mozilla's list, which are compiled in: what a node's
//! certificate is worth does not depend on the machine, and no OpenSSL is built or found.

use crate::endpoint::Endpoint;
use crate::error::{failure, Failure, Outcome};
use crate::history::Answer;
use acequia_farm_file::unseen::visible;
use serde::Deserialize;
use serde_json::{json, Value};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::Duration;
use ureq::http::{header::RETRY_AFTER, Response, StatusCode};
use ureq::{Agent, Body, Proxy};

/// The longest that a request and its answer may take.
const TIMEOUT: Duration = Duration::from_secs(30);
/// How often a node is asked again that is asked too much.
const PATIENCE: usize = 5;
/// How long it is then left alone, where it does not say.
const PAUSE: Duration = Duration::from_millis(500);
/// The longest that it may ask for.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);
/// How long to wait before a question is asked again whose answer was lost [ms].
const PAUSES: [u64; 3] = [200, 400, 800];
/// The most bytes of an answer: all positions of a large farm, many times over.
const LIMIT: u64 = 1 << 30;

/// Why a request has no result.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// The connection broke, or what came back cannot be read: nobody knows what became of it.
    Lost(String),
    /// The node answers that it will not, or cannot.
    Refused(Complaint),
}

impl Fault {
    /// Whether nobody knows what became of the request.
    pub fn is_lost(&self) -> bool {
        matches!(self, Self::Lost(_))
    }
}

/// An error as JSON-RPC has it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Complaint {
    /// Its number; the HTTP status where the node says no more.
    pub code: i64,
    /// In the node's words.
    pub message: String,
    /// What else it says.
    #[serde(default)]
    pub data: Value,
}

impl Complaint {
    /// In words that can be shown.
    fn seen(self) -> Self {
        Self { message: visible(&self.message), ..self }
    }

    /// Whether another question may well be answered: these are JSON-RPC's numbers for what a
    /// server itself finds in the way, a transaction too new for it, say.
    pub fn is_of_this_question(&self) -> bool {
        (-32_099..=-32_000).contains(&self.code)
    }
}

/// The way to a node.
pub struct Transport {
    agent: Agent,
    endpoint: Endpoint,
    /// Whether the node may take several questions in one request.
    takes_several: AtomicBool,
}

impl Transport {
    /// Nothing is sent yet.
    pub fn to(endpoint: Endpoint) -> Self {
        let config = Agent::config_builder()
            .timeout_global(Some(TIMEOUT))
            .http_status_as_error(false)
            .max_redirects(0)
            .proxy(proxy(&endpoint))
            .user_agent(concat!("acequia/", env!("CARGO_PKG_VERSION")));
        Self { agent: config.build().into(), endpoint, takes_several: AtomicBool::new(true) }
    }

    /// Where it is.
    pub fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    /// Asks, and again where the connection broke: questions change nothing.
    pub fn ask(&self, method: &str, params: &Value) -> Result<Value, Fault> {
        for pause in PAUSES {
            match self.send(method, params) {
                Err(fault) if fault.is_lost() => sleep(Duration::from_millis(pause)),
                answer => return answer,
            }
        }
        self.send(method, params)
    }

    /// Asks for what a node may not have: its answer, or why it gives none.
    pub fn hear(&self, method: &str, params: &Value) -> Outcome<Answer> {
        match self.ask(method, params) {
            Err(Fault::Refused(complaint)) if complaint.is_of_this_question() => {
                Ok(Err(complaint.message))
            }
            answer => answer.map(Ok).map_err(|fault| self.explain(&fault)),
        }
    }

    /// Asks several questions in one request, and by itself each that has no answer then: a node may take one at a
    /// time, or none of so many.
    pub fn hear_all(&self, method: &str, params: &[Value]) -> Outcome<Vec<Answer>> {
        let told = match params {
            [_, _, ..] if self.takes_several.load(Ordering::Relaxed) => {
                self.several(method, params)
            }
            _ => Vec::new(),
        };
        let told = told.into_iter().chain(std::iter::repeat(None));
        let hear = |(params, told): (&Value, Option<Value>)| match told {
            Some(told) => Ok(Ok(told)),
            None => self.hear(method, params),
        };
        params.iter().zip(told).map(hear).collect()
    }

    /// What is answered to each; nothing where the node takes one question at a time.
    fn several(&self, method: &str, params: &[Value]) -> Vec<Option<Value>> {
        let question = |(id, params)| json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params });
        let request: Value = params.iter().enumerate().map(question).collect();
        let answer = self.post_patiently(&request.to_string()).and_then(answer);
        match answer {
            Ok(Value::Array(answers)) => by_number(answers, params.len()),
            Ok(_) | Err(Fault::Refused(_)) => {
                self.takes_several.store(false, Ordering::Relaxed);
                Vec::new()
            }
            Err(Fault::Lost(_)) => Vec::new(),
        }
    }

    /// A question that has no answer, in words.
    pub fn explain(&self, fault: &Fault) -> Failure {
        let endpoint = &self.endpoint;
        match fault {
            Fault::Lost(why) => failure(
                format!("The RPC node at {endpoint} does not answer ({why})"),
                "Check the network or choose another node by -u, then run the same command again: it \
                 looks at the chain first and does only what is missing",
            ),
            Fault::Refused(Complaint { message, .. }) => failure(
                format!("The RPC node at {endpoint} refuses: {message}"),
                "Use a node that serves this method to you, by -u",
            ),
        }
    }

    /// Asks once, and again only where the node has not taken the request: it is asked too much.
    pub fn send(&self, method: &str, params: &Value) -> Result<Value, Fault> {
        let request = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params });
        self.post_patiently(&request.to_string()).and_then(answer).and_then(result)
    }

    fn post_patiently(&self, request: &str) -> Result<Response<Body>, Fault> {
        for _ in 0..PATIENCE {
            let response = self.post(request)?;
            match pause(&response) {
                Some(pause) => sleep(pause),
                None => return Ok(response),
            }
        }
        self.post(request)
    }

    fn post(&self, request: &str) -> Result<Response<Body>, Fault> {
        let post = self.agent.post(self.endpoint.uri()).content_type("application/json");
        post.send(request).map_err(broken)
    }
}

/// From the environment, as `curl` has it; never to this machine itself.
fn proxy(endpoint: &Endpoint) -> Option<Proxy> {
    (!endpoint.is_here()).then(Proxy::try_from_env).flatten()
}

/// How long a node wants to be left alone; none where it answers, or asks for too long.
fn pause(response: &Response<Body>) -> Option<Duration> {
    let asked = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok());
    let asked = asked.and_then(|seconds| seconds.parse().ok()).map(Duration::from_secs);
    let pause = asked.unwrap_or(PAUSE);
    let busy = response.status() == StatusCode::TOO_MANY_REQUESTS;
    (busy && pause <= LONGEST_PAUSE).then_some(pause)
}

/// What came back, where that is an answer.
fn answer(mut response: Response<Body>) -> Result<Value, Fault> {
    let status = response.status();
    let body = response.body_mut().with_config().limit(LIMIT).read_to_vec();
    let answer = body.map(|body| serde_json::from_slice(&body).unwrap_or(Value::Null));
    match status {
        _ if status.is_success() => answer.map_err(broken),
        // It is an answer: the node wants a key, say. Any other may be a proxy's in between.
        _ if status.is_client_error() => Err(Fault::Refused(complaint(answer.ok(), status))),
        _ => Err(Fault::Lost(in_words(status))),
    }
}

fn result(mut answer: Value) -> Result<Value, Fault> {
    if let Ok(complaint) = Complaint::deserialize(&answer["error"]) {
        return Err(Fault::Refused(complaint.seen()));
    }
    let result = answer.get_mut("result").map(Value::take);
    result.ok_or_else(|| Fault::Lost("what came back is no answer of JSON-RPC".into()))
}

/// The results of so many questions, by their numbers.
fn by_number(answers: Vec<Value>, count: usize) -> Vec<Option<Value>> {
    let mut told = vec![None; count];
    for answer in answers {
        let nth = answer["id"].as_u64().and_then(|id| usize::try_from(id).ok());
        if let Some(place) = nth.and_then(|nth| told.get_mut(nth)) {
            *place = result(answer).ok();
        }
    }
    told
}

fn complaint(answer: Option<Value>, status: StatusCode) -> Complaint {
    let said = answer.and_then(|answer| Complaint::deserialize(&answer["error"]).ok());
    said.map(Complaint::seen).unwrap_or_else(|| Complaint {
        code: status.as_u16().into(),
        message: in_words(status),
        data: Value::Null,
    })
}

fn in_words(status: StatusCode) -> String {
    format!("HTTP status {status}")
}

fn broken(error: ureq::Error) -> Fault {
    Fault::Lost(match error {
        ureq::Error::Io(error) => error.to_string(),
        ureq::Error::Timeout(_) => format!("nothing came within {} s", TIMEOUT.as_secs()),
        error => error.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{BufRead, BufReader, Read, Write};
    use std::net::{TcpListener, TcpStream};
    use std::time::Instant;

    /// A node that gives these answers, one a connection, and returns what it was asked.
    fn node(answers: &[&str]) -> (Transport, std::thread::JoinHandle<Vec<String>>) {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let url = format!("http://{}/S3CRET", listener.local_addr().expect("an address"));
        let answers: Vec<String> = answers.iter().map(|answer| answer.to_string()).collect();
        let asked = std::thread::spawn(move || {
            let connection = || listener.accept().expect("a connection").0;
            answers.iter().map(|answer| serve(connection(), answer)).collect()
        });
        (Transport::to(Endpoint::parse(&url).expect("a URL")), asked)
    }

    fn serve(mut stream: TcpStream, answer: &str) -> String {
        let mut reader = BufReader::new(&stream);
        let (mut head, mut line) = (String::new(), String::new());
        while reader.read_line(&mut line).expect("a line") > 2 {
            head += &std::mem::take(&mut line).to_ascii_lowercase();
        }
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
        let mut body = vec![0; length.expect("a length").parse().expect("a number")];
        reader.read_exact(&mut body).expect("a body");
        stream.write_all(answer.as_bytes()).expect("room");
        String::from_utf8(body).expect("text")
    }

    fn http(status: &str, body: &str) -> String {
        let length = body.len();
        format!("HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{body}")
    }

    /// What comes of a request to a node that answers so.
    fn outcome(answer: &str) -> Result<Value, Fault> {
        node(&[answer]).0.send("getSlot", &json!([]))
    }

    fn refused(outcome: Result<Value, Fault>) -> Complaint {
        match outcome {
            Err(Fault::Refused(complaint)) => complaint,
            other => panic!("it was not refused: {other:?}"),
        }
    }

    #[test]
    fn a_request_is_json_rpc_and_its_result_comes_back() {
        let (transport, asked) = node(&[&http("200 OK", r#"{"result":7}"#)]);
        assert_eq!(transport.send("getSlot", &json!([{ "a": 1 }])), Ok(json!(7)));
        let asked: Value = serde_json::from_str(&asked.join().expect("it ends")[0]).expect("JSON");
        let expected =
            json!({ "jsonrpc": "2.0", "id": 1, "method": "getSlot", "params": [{ "a": 1 }] });
        assert_eq!(asked, expected);
        assert_eq!(outcome(&http("200 OK", r#"{"result":null,"error":null}"#)), Ok(Value::Null));
    }

    fn told(text: &str) -> Answer {
        Ok(json!(text))
    }

    #[test]
    fn several_questions_are_one_request_and_answers_come_back_in_any_order() {
        let said = r#"[{"id":1,"result":"b"},{"id":7,"result":"x"},{"id":0,"result":"a"}]"#;
        let (transport, asked) = node(&[&http("200 OK", said)]);
        let all = transport.hear_all("getTransaction", &[json!(["a"]), json!(["b"])]);
        assert_eq!(all, Ok(vec![told("a"), told("b")]));
        let asked: Value = serde_json::from_str(&asked.join().expect("it ends")[0]).expect("JSON");
        let question = |id: u32, of: &str| json!({ "jsonrpc": "2.0", "id": id, "method": "getTransaction", "params": [of] });
        assert_eq!(asked, json!([question(0, "a"), question(1, "b")]));
    }

    #[test]
    fn what_is_not_answered_among_several_is_asked_for_by_itself() {
        let one = http(
            "200 OK",
            r#"[{"id":0,"result":"a"},{"id":1,"error":{"code":-32005,"message":"busy"}}]"#,
        );
        let (transport, asked) = node(&[&one, &http("200 OK", r#"{"result":"b"}"#)]);
        let all = transport.hear_all("getTransaction", &[json!(["a"]), json!(["b"])]);
        assert_eq!(all, Ok(vec![told("a"), told("b")]));
        assert!(asked.join().expect("it ends")[1].starts_with('{'));
    }

    #[test]
    fn a_node_that_takes_one_question_at_a_time_is_asked_so_from_then_on() {
        let single = |text: &str| http("200 OK", &format!(r#"{{"result":"{text}"}}"#));
        for refusal in [
            http("200 OK", r#"{"error":{"code":-32600,"message":"no batches"}}"#),
            http("400 Bad Request", "no batches"),
        ] {
            let answers = [&refusal, &single("a"), &single("b"), &single("c"), &single("d")];
            let (transport, asked) = node(&answers.map(String::as_str));
            for [one, other] in [["a", "b"], ["c", "d"]] {
                let all = transport.hear_all("getTransaction", &[json!([one]), json!([other])]);
                assert_eq!(all, Ok(vec![told(one), told(other)]));
            }
            let asked = asked.join().expect("it ends");
            assert_eq!(asked.iter().filter(|asked| asked.starts_with('[')).count(), 1, "{asked:?}");
        }
    }

    #[test]
    fn an_error_is_told_with_its_number_its_words_and_what_else_there_is() {
        let said = r#"{"error":{"code":-32002,"message":"no","data":{"logs":["why"]}}}"#;
        for status in ["200 OK", "400 Bad Request"] {
            let complaint = refused(outcome(&http(status, said)));
            assert_eq!((complaint.code, &*complaint.message), (-32_002, "no"), "{status}");
            assert_eq!(complaint.data, json!({ "logs": ["why"] }), "{status}");
        }
    }

    #[test]
    fn a_status_of_400_to_499_is_an_answer_and_any_other_nobody_understands() {
        let cut = "HTTP/1.1 403 Forbidden\r\ncontent-length: 99\r\n\r\n<html>";
        for answer in [&http("403 Forbidden", "<html>"), cut] {
            let complaint = refused(outcome(answer));
            assert_eq!((complaint.code, &*complaint.message), (403, "HTTP status 403 Forbidden"));
        }
        for status in ["301 Moved Permanently", "500 Internal Server Error", "502 Bad Gateway"] {
            let lost = Fault::Lost(format!("HTTP status {status}"));
            assert_eq!(outcome(&http(status, r#"{"result":7}"#)), Err(lost));
        }
    }

    #[test]
    fn what_cannot_be_read_is_lost() {
        let cut = "HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{\"result\":7}";
        for answer in [
            cut,
            "",
            "nonsense\r\n\r\n",
            &http("200 OK", "<html>"),
            &http("200 OK", "{}"),
            &http("200 OK", "7"),
        ] {
            let fault = outcome(answer).expect_err(answer);
            assert!(fault.is_lost(), "{answer}: {fault:?}");
        }
    }

    #[test]
    fn a_node_that_is_asked_too_much_is_left_alone_for_as_long_as_it_says() {
        let busy = http("429 Too Many Requests", "{}");
        let for_a_second = busy.replacen("\r\n", "\r\nRetry-After: 1\r\n", 1);
        let (transport, _asked) = node(&[&busy, &for_a_second, &http("200 OK", r#"{"result":7}"#)]);
        let start = Instant::now();
        assert_eq!(transport.send("getSlot", &json!([])), Ok(json!(7)));
        assert!(start.elapsed() >= PAUSE + Duration::from_secs(1), "{:?}", start.elapsed());
    }

    #[test]
    fn a_node_that_wants_to_be_left_alone_for_long_refuses() {
        let busy =
            http("429 Too Many Requests", "{}").replacen("\r\n", "\r\nRetry-After: 3600\r\n", 1);
        assert_eq!(refused(outcome(&busy)).message, "HTTP status 429 Too Many Requests");
    }

    #[test]
    fn an_answer_may_be_large() {
        let data = "A".repeat(32 << 20);
        let answer = http("200 OK", &format!(r#"{{"result":"{data}"}}"#));
        assert_eq!(outcome(&answer), Ok(json!(data)));
    }

    #[test]
    fn nobody_there_is_told_in_the_systems_words() {
        let transport = Transport::to(Endpoint::parse("http://127.0.0.1:9").expect("a URL"));
        let Err(Fault::Lost(why)) = transport.send("getSlot", &json!([])) else {
            panic!("somebody answers")
        };
        assert!(why.starts_with("Connection refused"), "{why}");
    }
}
