//! Philox4x32-10: ten rounds of two 32-bit multiplications, keyed (Salmon et al. 2011).

const M0: u64 = 0xD251_1F53;
const M1: u64 = 0xCD9E_8D57;
const W0: u32 = 0x9E37_79B9;
const W1: u32 = 0xBB67_AE85;

/// One block: four words for one counter under one key.
#[inline(always)]
pub fn philox4x32_10(counter: [u32; 4], key: [u32; 2]) -> [u32; 4] {
    let [mut c0, mut c1, mut c2, mut c3] = counter;
    let [mut k0, mut k1] = key;
    for round in 0..10 {
        if round > 0 {
            k0 = k0.wrapping_add(W0);
            k1 = k1.wrapping_add(W1);
        }
        let (p0, p1) = (M0 * c0 as u64, M1 * c2 as u64);
        (c0, c1, c2, c3) = ((p1 >> 32) as u32 ^ c1 ^ k0, p1 as u32, (p0 >> 32) as u32 ^ c3 ^ k1, p0 as u32);
    }
    [c0, c1, c2, c3]
}

/// Blocks of consecutive first counter words `first..first + N`, stored word by word.
/// A plain loop without branches: the compiler turns it into vector code.
#[inline(always)]
pub fn fill<const N: usize>(first: u32, rest: [u32; 3], key: [u32; 2], out: &mut [[u32; N]; 4]) {
    let [w0, w1, w2, w3] = out;
    for i in 0..N {
        let b = philox4x32_10([first.wrapping_add(i as u32), rest[0], rest[1], rest[2]], key);
        w0[i] = b[0];
        w1[i] = b[1];
        w2[i] = b[2];
        w3[i] = b[3];
    }
}

/// Blocks of the given first counter words, `count` of them rounded up to whole vectors.
#[inline(always)]
pub fn fill_for<const N: usize>(
    firsts: &[u32; N],
    count: usize,
    rest: [u32; 3],
    key: [u32; 2],
    out: &mut [[u32; N]; 4],
) {
    let n = count.next_multiple_of(16).min(N);
    let [w0, w1, w2, w3] = out;
    let (firsts, w0, w1, w2, w3) = (&firsts[..n], &mut w0[..n], &mut w1[..n], &mut w2[..n], &mut w3[..n]);
    for i in 0..n {
        let b = philox4x32_10([firsts[i], rest[0], rest[1], rest[2]], key);
        w0[i] = b[0];
        w1[i] = b[1];
        w2[i] = b[2];
        w3[i] = b[3];
    }
}

#[cfg(test)]
mod tests {
    use super::philox4x32_10;

    #[test]
    fn reproduces_the_three_known_answers_of_random123() {
        let pi = [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344];
        let cases = [
            ([0; 4], [0; 2], [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
            ([u32::MAX; 4], [u32::MAX; 2], [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]),
            (pi, [0xa409_3822, 0x299f_31d0], [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]),
        ];
        for (counter, key, expected) in cases {
            assert_eq!(philox4x32_10(counter, key), expected);
        }
    }
}
