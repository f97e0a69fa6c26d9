//! The end of a registrar: everything is decided and closed, and another is made at its address.

use super::command::{PEOPLE, POOLS, SEATS};
use super::play::Play;
use acequia_realms_core::weight::{MaxRule, ONE};
use acequia_realms_interface::instructions::CreateRegistrar;
use acequia_realms_interface::votes::Place;
use harness::realm::SOVEREIGN;
use harness::world::address_of;

impl Play {
    /// Everything is decided and closed, the registrar too.
    pub fn end(&mut self) {
        self.context = "the end".into();
        let registrar = self.realm.place.registrar();
        while !self.model.questions.is_empty() {
            self.decide_the_first();
        }
        (0..PEOPLE.len()).for_each(|who| self.close_weight(who));
        for nth in 0..POOLS {
            if self.model.powers[nth].is_some() {
                self.unlist(nth);
            }
        }
        assert_eq!(self.realm.registrar().tallies, 0);
        self.counted("close registrar", |realm| realm.close_registrar()).ok();
        assert!(self.realm.world.account(&registrar).is_none());
        self.realm.everyone_can_exit();
    }

    /// While anything is left, the registrar stays.
    fn decide_the_first(&mut self) {
        let end = self.window(0).end.max(self.now());
        self.realm.world.set_time(end);
        if self.is_voting(0) {
            self.finalize(0, false);
        }
        self.compare();
        let is_listed = self.model.powers.iter().any(Option::is_some);
        if is_listed || self.realm.registrar().tallies > 0 {
            self.counted("close registrar", |realm| realm.close_registrar()).refused();
        }
        self.put_aside(0);
    }

    pub(super) fn begin(&mut self) {
        let Place { program, realm, mint, .. } = self.realm.place;
        let create = CreateRegistrar {
            realm_authority: address_of(SOVEREIGN),
            payer: address_of(SOVEREIGN),
            realm,
            governance_program: program,
            governing_token_mint: mint,
            max: MaxRule::ShareOfSupply(5_000),
        };
        self.by("create registrar", SOVEREIGN, create.instruction()).ok();
        (0..POOLS).for_each(|nth| self.list(nth, ONE));
        self.ask();
    }

    /// Closes all that votes on a proposal have left, once nothing of it is held.
    pub(super) fn put_aside(&mut self, question: usize) {
        let end = self.model.questions[question].over_at().max(self.now());
        self.realm.world.set_time(end);
        for seat in 0..SEATS.len() {
            self.close_receipt(seat, question);
            self.close_vote(seat, question);
        }
        (0..PEOPLE.len()).for_each(|who| self.close_tally(who, question));
        self.model.questions.remove(question);
    }
}
