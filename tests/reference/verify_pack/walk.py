"""The shortlist in rank order, walked again as docs/SHORTLIST.md says ("The walk")."""

from fractions import Fraction

from .finding import exact, optional


class Walk:
    """One walk down the ranks under a fund: what each ranked bid is awarded, and its kind."""

    def __init__(self, bids, fund, overrides, available):
        self.bids, self.overrides, self.left, self.by_bidder = bids, overrides, available, {}
        self.most_per_bidder = optional(fund.get("most_per_bidder"))
        self.least, self.most = optional(fund.get("least_per_bid")), optional(fund.get("most_per_bid"))
        self.rule, self.awards = fund.get("rule", "stop"), {}

    def go(self, ranks):
        """Walks; `ranks` holds (rank, reference), best first. Gives reference → (kind, amount)."""
        self._chosen([ref for _, ref in ranks])
        ended = False
        for rank in sorted({rank for rank, _ in ranks}):
            group = [ref for other, ref in ranks if other == rank]
            vain = any(self.overrides.get(ref) == "fund" and self.awards[ref][0] == "reserve" for ref in group)
            open_ = [ref for ref in group if not self.overrides.get(ref)]
            for ref in open_:
                self.awards[ref] = ("none" if self._outside(ref) else "reserve", Fraction(0))
            open_ = [ref for ref in open_ if not self._outside(ref)]
            if not ended:
                fits = self._take(open_) and not vain
                ended = not fits and self.rule == "stop"
        return self.awards

    def _chosen(self, refs):
        """What the chair declines, and funds out of order where it fits."""
        for ref in refs:
            if self.overrides.get(ref) == "decline":
                self.awards[ref] = ("none", Fraction(0))
            elif self.overrides.get(ref) == "fund":
                outside = self._outside(ref) or self._over_most(ref)
                if outside or not self._fits([ref]):
                    self.awards[ref] = ("none" if outside else "reserve", Fraction(0))
                else:
                    self._award(ref, "full", self._asked(ref))

    def _asked(self, ref):
        return exact(self.bids[ref]["amount"])

    def _over_most(self, ref):
        return self.most is not None and self._asked(ref) > self.most

    def _outside(self, ref):
        """Whether a bid breaks a limit for one bid, so that it is left out at any fund."""
        under = self.least is not None and self._asked(ref) < self.least
        return under or (self._over_most(ref) and self.rule != "part")

    def _room(self, bidder):
        spent = self.by_bidder.get(bidder, 0)
        return self.left if self.most_per_bidder is None else min(self.left, self.most_per_bidder - spent)

    def _fits(self, refs):
        """Whether all of them fit together."""
        asked = {}
        for ref in refs:
            bidder = self.bids[ref]["bidder"]
            asked[bidder] = asked.get(bidder, 0) + self._asked(ref)
        room = all(amount <= self._room(bidder) for bidder, amount in asked.items())
        return room and sum(asked.values()) <= self.left and not any(self._over_most(ref) for ref in refs)

    def _award(self, ref, kind, amount):
        bidder = self.bids[ref]["bidder"]
        self.awards[ref], self.left = (kind, amount), self.left - amount
        self.by_bidder[bidder] = self.by_bidder.get(bidder, 0) + amount

    def _take(self, refs):
        """Takes the bids of one rank; whether they fit."""
        if self._fits(refs):
            for ref in refs:
                self._award(ref, "full", self._asked(ref))
            return True
        if len(refs) == 1 and self.rule == "part":
            bid = self.bids[refs[0]]
            least = optional(bid.get("minimum_amount"))
            offer = min(amount for amount in (self._room(bid["bidder"]), self.most) if amount is not None)
            if least is not None and max(least, self.least or 0) <= offer < self._asked(refs[0]) and offer > 0:
                self._award(refs[0], "part", offer)
        return False
