"""A verifier of decision packs, in Python. docs/VERIFY.md says what it checks.

pdf        the file: which bytes are the program's, what is attached
drawn      what the pages draw
tagged     the structure tree: headings and tables, and whether pages and tree agree
audit      the lists for the auditor: panel, files, logs
printed    what the tables print, beside the files and the records
record     one signed record, and the bundle that carries records
logs       chains, heads, whose key each is
age        opening what is sealed
sheets     the members' sheets, opened
story      what the records say: scheme, bids, sheets, decisions
scoring    totals and ranks from the scheme and the scores, in exact fractions
walk       the shortlist in rank order, walked again
figures    the attached files, and the pack's figures against the recomputed ones
public     the public version of a pack
against    the attached files against the records
check      what is checked, and in which order
main       the command
"""
