/**
 * Generated from the IDL by `npm run generate`. Do not edit: see codama/.
 */

import * as types from './types/index.js';

/** An event of the program: its name and its data. */
export type AcequiaEvent =
    | { readonly name: 'authorityAccepted'; readonly data: types.AuthorityAccepted }
    | { readonly name: 'authorityProposed'; readonly data: types.AuthorityProposed }
    | { readonly name: 'authorityRenounced'; readonly data: types.AuthorityRenounced }
    | { readonly name: 'capsSet'; readonly data: types.CapsSet }
    | { readonly name: 'claimed'; readonly data: types.Claimed }
    | { readonly name: 'compounded'; readonly data: types.Compounded }
    | { readonly name: 'emergencyExited'; readonly data: types.EmergencyExited }
    | { readonly name: 'fractionSwept'; readonly data: types.FractionSwept }
    | { readonly name: 'funderAccepted'; readonly data: types.FunderAccepted }
    | { readonly name: 'funderProposed'; readonly data: types.FunderProposed }
    | { readonly name: 'hookActivated'; readonly data: types.HookActivated }
    | { readonly name: 'hookProposalWithdrawn'; readonly data: types.HookProposalWithdrawn }
    | { readonly name: 'hookProposed'; readonly data: types.HookProposed }
    | { readonly name: 'hookRemoved'; readonly data: types.HookRemoved }
    | { readonly name: 'lockLeft'; readonly data: types.LockLeft }
    | { readonly name: 'lockReleased'; readonly data: types.LockReleased }
    | { readonly name: 'locked'; readonly data: types.Locked }
    | { readonly name: 'operatorSet'; readonly data: types.OperatorSet }
    | { readonly name: 'pageSet'; readonly data: types.PageSet }
    | { readonly name: 'pausedSet'; readonly data: types.PausedSet }
    | { readonly name: 'poolClosed'; readonly data: types.PoolClosed }
    | { readonly name: 'poolClosingAnnounced'; readonly data: types.PoolClosingAnnounced }
    | { readonly name: 'poolCreated'; readonly data: types.PoolCreated }
    | { readonly name: 'poolSettled'; readonly data: types.PoolSettled }
    | { readonly name: 'poolWoundDown'; readonly data: types.PoolWoundDown }
    | { readonly name: 'positionClosed'; readonly data: types.PositionClosed }
    | { readonly name: 'positionOpened'; readonly data: types.PositionOpened }
    | { readonly name: 'positionTransferred'; readonly data: types.PositionTransferred }
    | { readonly name: 'positionsMerged'; readonly data: types.PositionsMerged }
    | { readonly name: 'pushClaimsSet'; readonly data: types.PushClaimsSet }
    | { readonly name: 'reinvested'; readonly data: types.Reinvested }
    | { readonly name: 'rewardManagerSet'; readonly data: types.RewardManagerSet }
    | { readonly name: 'stakeMoved'; readonly data: types.StakeMoved }
    | { readonly name: 'stakeSet'; readonly data: types.StakeSet }
    | { readonly name: 'staked'; readonly data: types.Staked }
    | { readonly name: 'streamAdded'; readonly data: types.StreamAdded }
    | { readonly name: 'streamCommitted'; readonly data: types.StreamCommitted }
    | { readonly name: 'streamExtended'; readonly data: types.StreamExtended }
    | { readonly name: 'streamRefunded'; readonly data: types.StreamRefunded }
    | { readonly name: 'streamRetired'; readonly data: types.StreamRetired }
    | { readonly name: 'streamRolled'; readonly data: types.StreamRolled }
    | { readonly name: 'streamToppedUp'; readonly data: types.StreamToppedUp }
    | { readonly name: 'streamWindingDown'; readonly data: types.StreamWindingDown }
    | { readonly name: 'unstaked'; readonly data: types.Unstaked }
    | { readonly name: 'voteCast'; readonly data: types.VoteCast }
    | { readonly name: 'voteReceiptClosed'; readonly data: types.VoteReceiptClosed }
    | { readonly name: 'voteWithdrawn'; readonly data: types.VoteWithdrawn };

/** Every event: its name, the first 8 bytes of its data as hexadecimal digits, and a reader of the rest. */
export const ACEQUIA_EVENTS = [
    {
        name: 'authorityAccepted',
        discriminator: 'a6c0dbbc29d1c31a',
        decoder: types.getAuthorityAcceptedDecoder,
    },
    {
        name: 'authorityProposed',
        discriminator: 'f4755e7035972359',
        decoder: types.getAuthorityProposedDecoder,
    },
    {
        name: 'authorityRenounced',
        discriminator: '9ff5a36ac8283b81',
        decoder: types.getAuthorityRenouncedDecoder,
    },
    { name: 'capsSet', discriminator: 'a3a571246d4c7a1d', decoder: types.getCapsSetDecoder },
    { name: 'claimed', discriminator: 'd9c07b486c96f821', decoder: types.getClaimedDecoder },
    { name: 'compounded', discriminator: 'bbd4bcbbb71d6b98', decoder: types.getCompoundedDecoder },
    {
        name: 'emergencyExited',
        discriminator: '41b8b7d7216c5d1d',
        decoder: types.getEmergencyExitedDecoder,
    },
    {
        name: 'fractionSwept',
        discriminator: 'db1c2bae84cc4c42',
        decoder: types.getFractionSweptDecoder,
    },
    {
        name: 'funderAccepted',
        discriminator: '8ce2c46195e7f4b5',
        decoder: types.getFunderAcceptedDecoder,
    },
    {
        name: 'funderProposed',
        discriminator: '2e0bb5f2b48381ce',
        decoder: types.getFunderProposedDecoder,
    },
    {
        name: 'hookActivated',
        discriminator: 'b3dc6bc4ed0e0c44',
        decoder: types.getHookActivatedDecoder,
    },
    {
        name: 'hookProposalWithdrawn',
        discriminator: '445bb51595864d2d',
        decoder: types.getHookProposalWithdrawnDecoder,
    },
    {
        name: 'hookProposed',
        discriminator: 'ed16213e516148ed',
        decoder: types.getHookProposedDecoder,
    },
    {
        name: 'hookRemoved',
        discriminator: '5127d50fab251c4e',
        decoder: types.getHookRemovedDecoder,
    },
    { name: 'lockLeft', discriminator: 'ae494251f2f2454f', decoder: types.getLockLeftDecoder },
    {
        name: 'lockReleased',
        discriminator: 'bcf00fa9dbb81a6f',
        decoder: types.getLockReleasedDecoder,
    },
    { name: 'locked', discriminator: 'bc35763e400cc654', decoder: types.getLockedDecoder },
    {
        name: 'operatorSet',
        discriminator: 'bbf2a4ddd0f6b4b2',
        decoder: types.getOperatorSetDecoder,
    },
    { name: 'pageSet', discriminator: '9e71b78215c826f9', decoder: types.getPageSetDecoder },
    { name: 'pausedSet', discriminator: 'ab7d7f9ce9514442', decoder: types.getPausedSetDecoder },
    { name: 'poolClosed', discriminator: '6a2e1de72a2c4977', decoder: types.getPoolClosedDecoder },
    {
        name: 'poolClosingAnnounced',
        discriminator: '8b19cfa0ef5e38b6',
        decoder: types.getPoolClosingAnnouncedDecoder,
    },
    {
        name: 'poolCreated',
        discriminator: 'ca2c295868dc9d52',
        decoder: types.getPoolCreatedDecoder,
    },
    {
        name: 'poolSettled',
        discriminator: '47dc889341b95a2f',
        decoder: types.getPoolSettledDecoder,
    },
    {
        name: 'poolWoundDown',
        discriminator: '74dbf773e4d90bdf',
        decoder: types.getPoolWoundDownDecoder,
    },
    {
        name: 'positionClosed',
        discriminator: '9da3e3e40d618a79',
        decoder: types.getPositionClosedDecoder,
    },
    {
        name: 'positionOpened',
        discriminator: 'edaff3e693756579',
        decoder: types.getPositionOpenedDecoder,
    },
    {
        name: 'positionTransferred',
        discriminator: '140445c79c39b10e',
        decoder: types.getPositionTransferredDecoder,
    },
    {
        name: 'positionsMerged',
        discriminator: 'b5a76f6b0cc280e7',
        decoder: types.getPositionsMergedDecoder,
    },
    {
        name: 'pushClaimsSet',
        discriminator: '7bc9f133f85744ea',
        decoder: types.getPushClaimsSetDecoder,
    },
    { name: 'reinvested', discriminator: '7a439cde42e6c83d', decoder: types.getReinvestedDecoder },
    {
        name: 'rewardManagerSet',
        discriminator: '0de4830d52526c39',
        decoder: types.getRewardManagerSetDecoder,
    },
    { name: 'stakeMoved', discriminator: 'e5d55aeb58f2391b', decoder: types.getStakeMovedDecoder },
    { name: 'stakeSet', discriminator: '6e23cab02f622144', decoder: types.getStakeSetDecoder },
    { name: 'staked', discriminator: '0b922dcde63ad5f0', decoder: types.getStakedDecoder },
    {
        name: 'streamAdded',
        discriminator: 'a9fafeb170450258',
        decoder: types.getStreamAddedDecoder,
    },
    {
        name: 'streamCommitted',
        discriminator: 'af32524c265739ed',
        decoder: types.getStreamCommittedDecoder,
    },
    {
        name: 'streamExtended',
        discriminator: '35c852929fb094ed',
        decoder: types.getStreamExtendedDecoder,
    },
    {
        name: 'streamRefunded',
        discriminator: 'b19fb417598df39d',
        decoder: types.getStreamRefundedDecoder,
    },
    {
        name: 'streamRetired',
        discriminator: '66da40c01db98410',
        decoder: types.getStreamRetiredDecoder,
    },
    {
        name: 'streamRolled',
        discriminator: '9aec2c064dd93de1',
        decoder: types.getStreamRolledDecoder,
    },
    {
        name: 'streamToppedUp',
        discriminator: '63949c36939dceba',
        decoder: types.getStreamToppedUpDecoder,
    },
    {
        name: 'streamWindingDown',
        discriminator: '6dae6685a32096a7',
        decoder: types.getStreamWindingDownDecoder,
    },
    { name: 'unstaked', discriminator: '1bb39cd72f47c307', decoder: types.getUnstakedDecoder },
    { name: 'voteCast', discriminator: '2735c368bc11e1d5', decoder: types.getVoteCastDecoder },
    {
        name: 'voteReceiptClosed',
        discriminator: '868eca0efeefdec5',
        decoder: types.getVoteReceiptClosedDecoder,
    },
    {
        name: 'voteWithdrawn',
        discriminator: '7ca31600afdff314',
        decoder: types.getVoteWithdrawnDecoder,
    },
] as const;
