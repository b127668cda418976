//! Examples that were published with their results.

use crate::table::{figures, of_table};

/// Krippendorff (2011), 12 units and four observers with scores missing.
const KRIPPENDORFF: &str = "
    1 1 . 1
    2 2 3 2
    3 3 3 3
    3 3 3 3
    2 2 2 2
    1 2 3 4
    4 4 4 4
    1 1 2 1
    2 2 2 2
    . 5 5 5
    . . 1 1
    . 3 . .";

/// Shrout and Fleiss (1979), table 2: six targets, four judges.
const SHROUT_FLEISS: &str = "
    9 2 5 8
    6 1 3 2
    8 4 6 8
    7 1 2 6
    10 5 6 9
    6 2 4 7";

/// Siegel (1956), table 9.2: three executives rank six applicants.
const SIEGEL: &str = "
    1 1 6
    6 5 3
    3 6 2
    2 4 5
    5 2 4
    4 3 1";

fn assert_is(found: Option<f64>, wanted: f64, what: &str) {
    let found = found.unwrap();
    assert!(
        (found - wanted).abs() < 1e-9,
        "{what}: {found}, not {wanted}"
    );
}

#[test]
fn krippendorffs_own_example_with_missing_scores() {
    let agreement = figures(&of_table(KRIPPENDORFF)).agreement;
    let alpha = &agreement.krippendorff_alpha;
    // Published as 0.743, 0.815, 0.849 and 0.797; the further digits are the PyPI package's.
    assert_is(alpha.nominal, 0.743_421_052_631_579, "nominal");
    assert_is(alpha.ordinal, 0.815_387_503_754_881, "ordinal");
    assert_is(alpha.interval, 0.849_107_142_857_143, "interval");
    assert_is(alpha.ratio, 0.797_402_774_711_612, "ratio");
    let counts = (
        agreement.bids,
        agreement.complete_bids,
        agreement.members,
        agreement.sheets,
    );
    assert_eq!(counts, (12, 8, 4, 41));
}

#[test]
fn shrout_and_fleisss_six_targets_and_four_judges() {
    let icc = figures(&of_table(SHROUT_FLEISS)).agreement.icc;
    // Published as .17, .29, .71, .44, .62 and .91, from mean squares of 11.24, 32.49, 1.02 and 6.26.
    assert_is(icc.one_single, 0.165_741_768_405_475, "ICC(1,1)");
    assert_is(icc.agreement_single, 0.289_763_779_527_559, "ICC(2,1)");
    assert_is(icc.consistency_single, 0.714_840_714_840_715, "ICC(3,1)");
    assert_is(icc.one_mean, 0.442_797_133_679_269, "ICC(1,k)");
    assert_is(icc.agreement_mean, 0.620_050_547_598_989, "ICC(2,k)");
    assert_is(icc.consistency_mean, 0.909_315_542_377_070, "ICC(3,k)");
}

#[test]
fn siegels_three_executives() {
    // Published as .16: rank sums 8, 14, 11, 11, 11, 8, so S is 25.5 and W 25.5 / 157.5.
    assert_is(
        figures(&of_table(SIEGEL)).agreement.kendall_w,
        25.5 / 157.5,
        "W",
    );
}

#[test]
fn kendalls_w_with_ties_by_hand() {
    // Ranks 1½ 1½ 3 4 twice, and 1 3 3 3: rank sums 4, 6, 9, 11, so S is 29;
    // 9 × 60 less three times 6 + 6 + 24.
    let table = "
        10 20 5
        10 20 7
        30 25 7
        40 90 7";
    let found = figures(&of_table(table)).agreement.kendall_w;
    assert_is(found, 12.0 * 29.0 / (540.0 - 108.0), "W");
}
