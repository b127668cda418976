"""A verifier of decision packs, in Python. docs/VERIFY.md says what it checks.

pdf        the file: which bytes are the program's, what is attached, what is printed
record     one signed record, and the bundle that carries records
logs       chains, heads, whose key each is
age        opening what is sealed
story      what the records say: scheme, bids, sheets, decisions
scoring    totals and ranks from the scheme and the scores, in exact fractions
walk       the shortlist in rank order, walked again
figures    the attached files, and the pack's figures against the recomputed ones
main       the command
"""
