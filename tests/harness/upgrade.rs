//! What whoever holds a program's upgrade authority can do to it: replace it, close it. By
//! the real loader's instructions.

use crate::world::{program_bytes, World};
use solana_account::Account;
use solana_address::Address;
use solana_clock::Clock;
use solana_instruction::Instruction;
use solana_loader_v3_interface::{get_program_data_address, instruction as loader};

/// The loader of programs that can be upgraded.
const LOADER: Address = Address::from_str_const("BPFLoaderUpgradeab1e11111111111111111111111");
/// Room for another program in the place of this one [bytes].
const ROOM: usize = 1 << 17;

impl World {
    /// Makes `who` the upgrade authority of a program that was deployed without one.
    #[track_caller]
    pub fn let_upgrade(&mut self, program: &Address, who: &str) {
        let (data_at, authority) = (get_program_data_address(program), self.actor(who));
        let mut account = self.account(&data_at).expect("a program that can be upgraded");
        account.data[12] = 1;
        account.data[13..45].copy_from_slice(authority.as_ref());
        account.data.resize(account.data.len() + ROOM, 0);
        account.lamports = self.svm.minimum_balance_for_rent_exemption(account.data.len());
        self.put(data_at, account);
    }

    /// Replaces a program's code by that of a test program.
    #[track_caller]
    pub fn upgrade(&mut self, program: &Address, who: &str, name: &str) {
        let (buffer, authority) = (self.key("buffer"), self.actor(who));
        let mut data = vec![1, 0, 0, 0, 1];
        data.extend_from_slice(authority.as_ref());
        data.extend(program_bytes(name));
        let lamports = self.svm.minimum_balance_for_rent_exemption(data.len());
        self.put(buffer, Account { lamports, data, owner: LOADER, ..Account::default() });
        self.by_loader(program, loader::upgrade(program, &buffer, &authority, &authority, true));
    }

    /// Closes a program for good: its address stays taken and can never run again.
    #[track_caller]
    pub fn close_program(&mut self, program: &Address, who: &str) {
        let (data_at, authority) = (get_program_data_address(program), self.actor(who));
        let close = loader::close_any(&data_at, &authority, Some(&authority), Some(program), false);
        self.by_loader(program, close);
    }

    /// Sends an instruction of the loader in a later slot, as it demands. The runtime reads the program anew whenever
    /// its account is written, in whichever order the transaction wrote them: so once more.
    #[track_caller]
    pub fn by_loader(&mut self, program: &Address, instruction: Instruction) {
        let slot = self.svm.get_sysvar::<Clock>().slot;
        self.svm.warp_to_slot(slot + 1);
        let payer = self.actor("anyone");
        self.send(payer, &[instruction]).ok();
        let account = self.account(program).expect("the program's account stays");
        self.put(*program, account);
        self.svm.warp_to_slot(slot + 2);
    }
}
