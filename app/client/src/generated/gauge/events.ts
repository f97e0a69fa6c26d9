/**
 * Generated from the IDL by `npm run generate`. Do not edit: see codama/.
 */

import * as types from './types/index.js';

/** An event of the program: its name and its data. */
export type GaugeEvent =
    | { readonly name: 'epochClosed'; readonly data: types.EpochClosed }
    | { readonly name: 'epochOpened'; readonly data: types.EpochOpened }
    | { readonly name: 'epochSettled'; readonly data: types.EpochSettled }
    | { readonly name: 'epochUpdated'; readonly data: types.EpochUpdated }
    | { readonly name: 'gaugeAuthorityAccepted'; readonly data: types.GaugeAuthorityAccepted }
    | { readonly name: 'gaugeAuthorityProposed'; readonly data: types.GaugeAuthorityProposed }
    | { readonly name: 'gaugeClosed'; readonly data: types.GaugeClosed }
    | { readonly name: 'gaugeCreated'; readonly data: types.GaugeCreated }
    | { readonly name: 'gaugeFunded'; readonly data: types.GaugeFunded }
    | { readonly name: 'gaugeRefunded'; readonly data: types.GaugeRefunded }
    | { readonly name: 'gaugeStreamRefunded'; readonly data: types.GaugeStreamRefunded }
    | { readonly name: 'gaugeStreamRetired'; readonly data: types.GaugeStreamRetired }
    | { readonly name: 'gaugeStreamWindingDown'; readonly data: types.GaugeStreamWindingDown }
    | { readonly name: 'poolAdded'; readonly data: types.PoolAdded }
    | { readonly name: 'poolRemoved'; readonly data: types.PoolRemoved }
    | { readonly name: 'powerManagerProposed'; readonly data: types.PowerManagerProposed }
    | { readonly name: 'powerManagerSet'; readonly data: types.PowerManagerSet }
    | { readonly name: 'powerSet'; readonly data: types.PowerSet }
    | { readonly name: 'shareApplied'; readonly data: types.ShareApplied }
    | { readonly name: 'shareGivenBack'; readonly data: types.ShareGivenBack }
    | { readonly name: 'termsSet'; readonly data: types.TermsSet }
    | { readonly name: 'voteRecordClosed'; readonly data: types.VoteRecordClosed }
    | { readonly name: 'voteRecorded'; readonly data: types.VoteRecorded };

/** Every event: its name, the first 8 bytes of its data as hexadecimal digits, and a reader of the rest. */
export const GAUGE_EVENTS = [
    {
        name: 'epochClosed',
        discriminator: '150430381da94d2a',
        decoder: types.getEpochClosedDecoder,
    },
    {
        name: 'epochOpened',
        discriminator: '88a682aa4e91434e',
        decoder: types.getEpochOpenedDecoder,
    },
    {
        name: 'epochSettled',
        discriminator: '20db2d9cfa73beff',
        decoder: types.getEpochSettledDecoder,
    },
    {
        name: 'epochUpdated',
        discriminator: 'd790eb3862973279',
        decoder: types.getEpochUpdatedDecoder,
    },
    {
        name: 'gaugeAuthorityAccepted',
        discriminator: '314b799fd411237e',
        decoder: types.getGaugeAuthorityAcceptedDecoder,
    },
    {
        name: 'gaugeAuthorityProposed',
        discriminator: '51182c4446fce483',
        decoder: types.getGaugeAuthorityProposedDecoder,
    },
    {
        name: 'gaugeClosed',
        discriminator: '25757ef7a7ef4701',
        decoder: types.getGaugeClosedDecoder,
    },
    {
        name: 'gaugeCreated',
        discriminator: '21cff2603ab5f2a7',
        decoder: types.getGaugeCreatedDecoder,
    },
    {
        name: 'gaugeFunded',
        discriminator: 'bf4741bea7d00536',
        decoder: types.getGaugeFundedDecoder,
    },
    {
        name: 'gaugeRefunded',
        discriminator: '4b39c31f02e9f17e',
        decoder: types.getGaugeRefundedDecoder,
    },
    {
        name: 'gaugeStreamRefunded',
        discriminator: 'fbdee8c627aceea1',
        decoder: types.getGaugeStreamRefundedDecoder,
    },
    {
        name: 'gaugeStreamRetired',
        discriminator: 'f810949578c31522',
        decoder: types.getGaugeStreamRetiredDecoder,
    },
    {
        name: 'gaugeStreamWindingDown',
        discriminator: '3fc6948eaf55eb88',
        decoder: types.getGaugeStreamWindingDownDecoder,
    },
    { name: 'poolAdded', discriminator: '26e506d0ac17b2b3', decoder: types.getPoolAddedDecoder },
    {
        name: 'poolRemoved',
        discriminator: '4733ece216b07b29',
        decoder: types.getPoolRemovedDecoder,
    },
    {
        name: 'powerManagerProposed',
        discriminator: '97410d5cbe85a385',
        decoder: types.getPowerManagerProposedDecoder,
    },
    {
        name: 'powerManagerSet',
        discriminator: '5f4baabce440586c',
        decoder: types.getPowerManagerSetDecoder,
    },
    { name: 'powerSet', discriminator: '2b1934e4b0e1a68c', decoder: types.getPowerSetDecoder },
    {
        name: 'shareApplied',
        discriminator: 'b928afaa07895416',
        decoder: types.getShareAppliedDecoder,
    },
    {
        name: 'shareGivenBack',
        discriminator: '598a245015b4251f',
        decoder: types.getShareGivenBackDecoder,
    },
    { name: 'termsSet', discriminator: '931ff0d3e184ccbc', decoder: types.getTermsSetDecoder },
    {
        name: 'voteRecordClosed',
        discriminator: '1751e937ea48b121',
        decoder: types.getVoteRecordClosedDecoder,
    },
    {
        name: 'voteRecorded',
        discriminator: '48a0317bd7db44dd',
        decoder: types.getVoteRecordedDecoder,
    },
] as const;
