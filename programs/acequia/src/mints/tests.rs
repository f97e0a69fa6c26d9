//! The policy, row by row, on mints made by hand.

use {super::*, crate::tlv::account_size};

/// The verdict on an extension whose value has these bytes set.
fn verdict(kind: u16, set: &[(usize, u8)]) -> Option<Verdict> {
    let mut value = [0u8; 128];
    set.iter().for_each(|(at, byte)| value[*at] = *byte);
    let [stake, reward] =
        [Role::Stake, Role::Reward].map(|role| judge(kind, &value, role).ok().map(|j| j.0));
    assert_eq!(stake, reward, "today's table says the same to both");
    stake
}

#[test]
fn what_could_hold_tokens_back_for_good_is_refused() {
    assert_eq!(verdict(extension::NON_TRANSFERABLE, &[]), Some(Verdict::Refused));
    assert_eq!(verdict(extension::TRANSFER_HOOK, &[(63, 1)]), Some(Verdict::Refused));
    assert_eq!(verdict(extension::TRANSFER_HOOK, &[(0, 1), (32, 1)]), Some(Verdict::Refused));
    assert_eq!(verdict(extension::DEFAULT_ACCOUNT_STATE, &[(0, 2)]), Some(Verdict::Refused));
    assert_eq!(verdict(extension::CONFIDENTIAL_MINT_BURN, &[]), Some(Verdict::Refused));
    assert_eq!(verdict(extension::PAUSABLE, &[(0, 1), (32, 1)]), Some(Verdict::Refused));
}

#[test]
fn what_gives_somebody_power_is_a_risk() {
    let risky = [
        (extension::TRANSFER_FEE_CONFIG, 0, Risks::TRANSFER_FEE),
        (extension::MINT_CLOSE_AUTHORITY, 31, Risks::MINT_CLOSE_AUTHORITY),
        (extension::PERMANENT_DELEGATE, 0, Risks::PERMANENT_DELEGATE),
        (extension::TRANSFER_HOOK, 31, Risks::SETTABLE_TRANSFER_HOOK),
        (extension::PAUSABLE, 31, Risks::PAUSABLE),
    ];
    for (kind, at, bit) in risky {
        assert_eq!(verdict(kind, &[(at, 1)]), Some(Verdict::Risk(bit)));
    }
}

#[test]
fn what_has_no_effect_is_fine() {
    let inert =
        [extension::MINT_CLOSE_AUTHORITY, extension::PERMANENT_DELEGATE, extension::TRANSFER_HOOK];
    for kind in inert.into_iter().chain([extension::PAUSABLE]) {
        assert_eq!(verdict(kind, &[]), Some(Verdict::Fine));
    }
    assert_eq!(verdict(extension::DEFAULT_ACCOUNT_STATE, &[(0, 1)]), Some(Verdict::Fine));
}

#[test]
fn what_is_not_in_the_table_is_refused() {
    let of_accounts = [2, 5, 7, 8, 11, 13, 15, 17, 27];
    for kind in of_accounts.into_iter().chain(28..=u16::MAX) {
        assert_eq!(verdict(kind, &[]), None, "{kind}");
    }
}

#[test]
fn every_risk_is_known() {
    let in_table = TABLE.iter().fold(Risks::FREEZE_AUTHORITY, |risks, row| match row.stake {
        Verdict::Risk(risk) => risks.and(risk),
        _ => risks,
    });
    assert_eq!(in_table, Risks::ALL);
}

#[test]
fn a_vault_is_as_large_as_its_mint_asks() {
    assert_eq!(account_size(0), 165);
    assert_eq!(account_size(12 + 5 + 4), 166 + 21);
    assert_eq!(account_size(355 - 166), 357, "never the size of a multisig");
}

#[test]
fn bytes_that_are_no_mint_are_not_read_as_one() {
    let mut plain = vec![0u8; 82];
    assert!(tlv::read_mint(&plain).is_none(), "not initialised");
    plain[45] = 1;
    assert!(tlv::read_mint(&plain).is_some());
    assert!(tlv::read_mint(&plain[..81]).is_none());
    let mut extended = [plain, vec![0; 100]].concat();
    assert!(tlv::read_mint(&extended).is_none(), "neither mint nor account");
    extended[165] = 2;
    assert!(tlv::read_mint(&extended).is_none(), "a token account");
    extended[165] = 1;
    assert!(tlv::read_mint(&extended).is_some());
}

#[test]
fn an_extension_longer_than_the_mint_is_seen() {
    let mut mint = vec![0u8; 172];
    (mint[45], mint[165], mint[166], mint[168]) = (1, 1, 18, 3);
    let mut extensions = tlv::read_mint(&mint).expect("a mint").extensions;
    assert!(matches!(extensions.next(), Some(None)));
    assert!(extensions.next().is_none());
}

#[test]
fn a_mint_is_not_read_as_a_token_account() {
    let mut mint = vec![0u8; 170];
    mint[165] = 1;
    assert!(tlv::read_account(&mint).is_none());
    assert!(tlv::read_account(&mint[..82]).is_none());
    mint[165] = 2;
    assert!(tlv::read_account(&mint).is_some());
}
