// @ts-check
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** @type {typeof import('./index.d.ts').localnetBinary} */
export function localnetBinary(root) {
  const file =
    process.env["ACEQUIA_LOCALNET"] ??
    join(root, "target/host/acequia-localnet");
  return existsSync(file) ? file : undefined;
}

/** @type {typeof import('./index.d.ts').startLocalnet} */
export async function startLocalnet(options) {
  const binary = localnetBinary(options.root);
  if (!binary)
    throw new Error(
      "acequia-localnet is not built: scripts/localnet builds it",
    );
  // In a process group of its own, so that Ctrl-C reaches only whoever started it: it ends when
  // its standard input closes, which happens even if that process is killed.
  const stdio = /** @type {['pipe', 'pipe', 'inherit']} */ ([
    "pipe",
    "pipe",
    "inherit",
  ]);
  const child = spawn(binary, argumentsFrom(options), {
    stdio,
    detached: true,
  });
  child.stdin.on("error", () => {});
  /** @type {Promise<void>} */
  const ended = new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  const announced = await announcement(child);
  const stop = async () => {
    child.stdin.end();
    await ended;
  };
  return { announced, ended, stop };
}

/** @param {import('./index.d.ts').Options} options */
function argumentsFrom({
  root,
  blockMs,
  speed,
  time,
  fund = [],
  programs = {},
}) {
  /** @param {string} name @param {number | undefined} value */
  const given = (name, value) =>
    value === undefined ? [] : [name, String(value)];
  return [
    ...["--root", root],
    ...given("--block-ms", blockMs),
    ...given("--speed", speed),
    ...given("--time", time),
    ...fund.flatMap((wallet) => ["--fund", wallet]),
    ...Object.entries(programs).flatMap(([address, file]) => [
      "--program",
      `${address}=${file}`,
    ]),
  ];
}

/**
 * The first line it prints.
 * @param {import('node:child_process').ChildProcessByStdio<any, import('node:stream').Readable, any>} child
 * @returns {Promise<import('./index.d.ts').Announcement>}
 */
function announcement(child) {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) =>
      reject(new Error(`acequia-localnet ended with ${code}`)),
    );
    createInterface({ input: child.stdout }).once("line", (line) => {
      try {
        resolve(JSON.parse(line));
      } catch {
        reject(new Error(`acequia-localnet said: ${line}`));
      }
    });
  });
}

/** @type {typeof import('./index.d.ts').cheat} */
export async function cheat(rpc, method, params) {
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
  const headers = { "content-type": "application/json" };
  const response = await fetch(rpc, { method: "POST", headers, body });
  const { error, result } = /** @type {any} */ (await response.json());
  if (error) throw new Error(`${method}: ${JSON.stringify(error)}`);
  return result;
}

/** @type {typeof import('./index.d.ts').travelTo} */
export async function travelTo(rpc, time) {
  await cheat(rpc, "surfnet_timeTravel", [
    { absoluteTimestamp: Number(time) * 1_000 },
  ]);
}
