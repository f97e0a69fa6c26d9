/**
 * A living local chain for the app, and its parts for those who want a quieter one.
 *
 * `startDemo` is `make demo`. A test takes the parts: `Chain.start`, `makeFarm`, `makeGauge`,
 * `serve`.
 */
export * from './chain/chain.js';
export * from './chain/mints.js';
export * from './chain/network.js';
export * from './chain/startNetwork.js';
export * from './chain/wallets.js';
export * from './demo.js';
export * from './farm/farm.js';
export * from './farm/gauge.js';
export * from './farm/script.js';
export * from './people/act.js';
export * from './people/random.js';
export * from './people/activityLog.js';
export * from './people/keeper.js';
export * from './people/randomLps.js';
export * from './people/storyRun.js';
export * from './people/team.js';
export * from './people/timed.js';
export * from './people/voters.js';
export * from './prices.js';
export * from './serve/cluster.js';
export * from './serve/faucet.js';
export * from './serve/headers.js';
export * from './serve/server.js';
export * from './scene.js';
