/**
 * Generated from the IDL by `npm run generate`. Do not edit: see codama/.
 */

import * as types from './types/index.js';

/** An event of the program: its name and its data. */
export type RealmsEvent =
    | { readonly name: 'maxVoterWeightSet'; readonly data: types.MaxVoterWeightSet }
    | { readonly name: 'poolListed'; readonly data: types.PoolListed }
    | { readonly name: 'poolUnlisted'; readonly data: types.PoolUnlisted }
    | {
          readonly name: 'registrarAuthorityAccepted';
          readonly data: types.RegistrarAuthorityAccepted;
      }
    | {
          readonly name: 'registrarAuthorityProposed';
          readonly data: types.RegistrarAuthorityProposed;
      }
    | { readonly name: 'registrarClosed'; readonly data: types.RegistrarClosed }
    | { readonly name: 'registrarCreated'; readonly data: types.RegistrarCreated }
    | { readonly name: 'tallyClosed'; readonly data: types.TallyClosed }
    | { readonly name: 'voteCounted'; readonly data: types.VoteCounted }
    | { readonly name: 'voteRecordClosed'; readonly data: types.VoteRecordClosed };

/** Every event: its name, the first 8 bytes of its data as hexadecimal digits, and a reader of the rest. */
export const REALMS_EVENTS = [
    {
        name: 'maxVoterWeightSet',
        discriminator: '4a64646d989fce29',
        decoder: types.getMaxVoterWeightSetDecoder,
    },
    { name: 'poolListed', discriminator: '1ad710f04b2104ab', decoder: types.getPoolListedDecoder },
    {
        name: 'poolUnlisted',
        discriminator: '60f151f49bc16ab6',
        decoder: types.getPoolUnlistedDecoder,
    },
    {
        name: 'registrarAuthorityAccepted',
        discriminator: '94b879eea3b7a821',
        decoder: types.getRegistrarAuthorityAcceptedDecoder,
    },
    {
        name: 'registrarAuthorityProposed',
        discriminator: '0c0135a40548b15a',
        decoder: types.getRegistrarAuthorityProposedDecoder,
    },
    {
        name: 'registrarClosed',
        discriminator: 'b92c4fc60e3099a3',
        decoder: types.getRegistrarClosedDecoder,
    },
    {
        name: 'registrarCreated',
        discriminator: 'f4aaff125e952e47',
        decoder: types.getRegistrarCreatedDecoder,
    },
    {
        name: 'tallyClosed',
        discriminator: '77febf2c32d05840',
        decoder: types.getTallyClosedDecoder,
    },
    {
        name: 'voteCounted',
        discriminator: 'b6ea68e9ab11864c',
        decoder: types.getVoteCountedDecoder,
    },
    {
        name: 'voteRecordClosed',
        discriminator: '1751e937ea48b121',
        decoder: types.getVoteRecordClosedDecoder,
    },
] as const;
