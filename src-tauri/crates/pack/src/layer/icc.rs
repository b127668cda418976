//! The sRGB output profile, written from the published figures of IEC 61966-2-1
//! (no licence but this crate's own is involved).
//!
//! An ICC version 4 matrix profile (ICC.1:2010): the D50-adapted primaries, and
//! sRGB's curve as the exact parametric function, so that no float is computed.

/// A length or an offset within the profile, as the format writes it.
fn size_bytes(bytes: usize) -> [u8; 4] {
    u32::try_from(bytes).unwrap_or(u32::MAX).to_be_bytes()
}

/// A signed number with 16 bits after the point, from ten-thousandths.
fn fixed_point(ten_thousandths: i32) -> [u8; 4] {
    let scaled = i64::from(ten_thousandths) * 65_536;
    let rounded = (scaled + scaled.signum() * 5_000) / 10_000;
    i32::try_from(rounded).unwrap_or(i32::MAX).to_be_bytes()
}

/// A text in one language, as UTF-16.
fn localised_text(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    [
        b"mluc\0\0\0\0".as_slice(),
        &size_bytes(1),
        &size_bytes(12),
        b"enGB",
        &size_bytes(units.len()),
        &size_bytes(28),
        &units,
    ]
    .concat()
}

fn xyz_tag(parts: [i32; 3]) -> Vec<u8> {
    [b"XYZ \0\0\0\0".as_slice(), &parts.map(fixed_point).concat()].concat()
}

/// From D65 to D50 (Bradford).
fn adaptation_tag() -> Vec<u8> {
    let matrix = [10_479, 229, -502, 296, 9_905, -171, -92, 151, 7_517];
    [
        b"sf32\0\0\0\0".as_slice(),
        &matrix.map(fixed_point).concat(),
    ]
    .concat()
}

/// Y = ((X + 0.055) / 1.055)^2.4 from 0.04045 on, X / 12.92 below.
fn curve_tag() -> Vec<u8> {
    let function = [24_000, 9_479, 521, 774, 405];
    [
        b"para\0\0\0\0\0\x03\0\0".as_slice(),
        &function.map(fixed_point).concat(),
    ]
    .concat()
}

/// The profile.
pub(crate) fn srgb_profile() -> Vec<u8> {
    let tags: [(&[u8; 4], Vec<u8>); 10] = [
        (b"desc", localised_text("sRGB IEC61966-2.1")),
        (
            b"cprt",
            localised_text("No copyright is claimed in these figures"),
        ),
        (b"wtpt", xyz_tag([9_642, 10_000, 8_249])),
        (b"chad", adaptation_tag()),
        (b"rXYZ", xyz_tag([4_361, 2_225, 139])),
        (b"gXYZ", xyz_tag([3_851, 7_169, 971])),
        (b"bXYZ", xyz_tag([1_431, 606, 7_141])),
        (b"rTRC", curve_tag()),
        (b"gTRC", curve_tag()),
        (b"bTRC", curve_tag()),
    ];
    let mut index = size_bytes(tags.len()).to_vec();
    let mut bodies: Vec<u8> = Vec::new();
    let start = 128 + 4 + tags.len() * 12;
    for (name, body) in &tags {
        index.extend(
            [
                name.as_slice(),
                &size_bytes(start + bodies.len()),
                &size_bytes(body.len()),
            ]
            .concat(),
        );
        bodies.extend(body);
        bodies.resize(bodies.len().next_multiple_of(4), 0);
    }
    [profile_header(start + bodies.len()), index, bodies].concat()
}

fn profile_header(length: usize) -> Vec<u8> {
    let mut header = [
        size_bytes(length).as_slice(),
        b"\0\0\0\0\x04\x30\0\0mntrRGB XYZ ",
        &[7, 222, 0, 4, 0, 3, 0, 0, 0, 0, 0, 0],
        b"acsp",
        &[0; 28],
        &fixed_point(9_642),
        &fixed_point(10_000),
        &fixed_point(8_249),
    ]
    .concat();
    header.resize(128, 0);
    header
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_is_as_long_as_it_says_and_white_is_white() {
        let profile = srgb_profile();
        assert_eq!(profile[0..4], size_bytes(profile.len()));
        assert_eq!(&profile[36..40], b"acsp", "the signature stands at byte 36");
        assert_eq!(fixed_point(10_000), [0, 1, 0, 0]);
        let sums = [
            [4_361, 3_851, 1_431],
            [2_225, 7_169, 606],
            [139, 971, 7_141],
        ]
        .map(|row| row.iter().sum::<i32>());
        for (sum, white) in sums.iter().zip([9_642, 10_000, 8_249]) {
            assert!(
                (sum - white).abs() <= 2,
                "the primaries sum to the white point: {sum} against {white}"
            );
        }
    }

    #[test]
    fn the_two_halves_of_the_curve_meet() {
        let (low, high) = (0.0405 * 0.0774, ((0.0405 + 0.0549) * 0.9479_f64).powf(2.4));
        assert!((low - high).abs() < 1e-3, "{low} against {high}");
    }
}
