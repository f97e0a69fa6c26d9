//! The policy, row by row, on mints made by hand.

use {super::*, crate::tlv};

/// The verdict on an extension whose value has these bytes set.
fn verdict(kind: impl Into<u16>, set: &[(usize, u8)]) -> Option<Verdict> {
    let kind = kind.into();
    let mut value = [0u8; 128];
    set.iter().for_each(|(at, byte)| value[*at] = *byte);
    let [stake, reward] = [Role::Stake, Role::Reward].map(|role| judge(kind, &value, role).ok());
    assert_eq!(stake, reward, "today's table says the same to both");
    stake
}

#[test]
fn what_could_hold_tokens_back_for_good_is_refused() {
    assert_eq!(verdict(ExtensionType::NonTransferable, &[]), Some(Verdict::Refused));
    assert_eq!(verdict(ExtensionType::TransferHook, &[(63, 1)]), Some(Verdict::Refused));
    assert_eq!(verdict(ExtensionType::TransferHook, &[(0, 1), (32, 1)]), Some(Verdict::Refused));
    assert_eq!(verdict(ExtensionType::DefaultAccountState, &[(0, 2)]), Some(Verdict::Refused));
    assert_eq!(verdict(ExtensionType::ConfidentialMintBurn, &[]), Some(Verdict::Refused));
    assert_eq!(verdict(ExtensionType::Pausable, &[(0, 1), (32, 1)]), Some(Verdict::Refused));
}

#[test]
fn what_gives_somebody_power_is_a_risk() {
    let risky = [
        (ExtensionType::TransferFeeConfig, 0, Risks::TRANSFER_FEE),
        (ExtensionType::MintCloseAuthority, 31, Risks::MINT_CLOSE_AUTHORITY),
        (ExtensionType::PermanentDelegate, 0, Risks::PERMANENT_DELEGATE),
        (ExtensionType::TransferHook, 31, Risks::SETTABLE_TRANSFER_HOOK),
        (ExtensionType::Pausable, 31, Risks::PAUSABLE),
    ];
    for (kind, at, bit) in risky {
        assert_eq!(verdict(kind, &[(at, 1)]), Some(Verdict::Risk(bit)));
    }
}

#[test]
fn what_has_no_effect_is_fine() {
    use ExtensionType::{MintCloseAuthority, Pausable, PermanentDelegate, TransferHook};
    for kind in [MintCloseAuthority, PermanentDelegate, TransferHook, Pausable] {
        assert_eq!(verdict(kind, &[]), Some(Verdict::Fine));
    }
    assert_eq!(verdict(ExtensionType::DefaultAccountState, &[(0, 1)]), Some(Verdict::Fine));
    assert_eq!(verdict(28u16, &[(0, 1)]), Some(Verdict::Fine));
}

#[test]
fn what_is_not_in_the_table_is_refused() {
    let of_accounts = [2, 5, 7, 8, 11, 13, 15, 17, 27];
    for kind in of_accounts.into_iter().chain(29..=u16::MAX) {
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
fn an_extension_longer_than_the_mint_is_seen() {
    let mut mint = vec![0u8; 172];
    (mint[45], mint[165], mint[166], mint[168]) = (1, 1, 18, 3);
    let mut extensions = Extensions::of_mint(&mint);
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
