//! Writes the model's draws as raw little-endian words to standard output, in the order in which the model
//! takes them, for an external battery of randomness tests (docs/background/randomness.md):
//!
//! `cargo run --release -p grapevine-engine --example draw_stream | dieharder -g 200 -d 15`
//!
//! An argument sets the seed (1 if there is none). World by world, week by week, person by person: the block of the week, and for one person in fifty an
//! episode with its listeners. Ends when the reader closes the pipe.

use grapevine_engine::draws::{Draws, Purpose};
use std::io::{self, BufWriter, Write};

const PEOPLE: u32 = 20_480;
const WEEKS: u32 = 260;
const CHUNK: usize = 256;

fn main() -> io::Result<()> {
    let seed = std::env::args().nth(1).map_or(1, |text| text.parse().expect("the seed is a whole number"));
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    for replication in 0..=u32::MAX {
        match world(&Draws::new(seed, replication), &mut out) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(()),
            result => result?,
        }
    }
    out.flush()
}

fn world(draws: &Draws, out: &mut impl Write) -> io::Result<()> {
    let mut words = [[0; CHUNK]; 4];
    for week in 0..WEEKS {
        for first in (0..PEOPLE).step_by(CHUNK) {
            draws.fill(Purpose::Week, first, week, &mut words);
            let block = |i: usize| words.map(|word| word[i]);
            for i in 0..CHUNK {
                write(out, block(i))?;
                let person = first + i as u32;
                if (person + week).is_multiple_of(50) {
                    write(out, draws.block(Purpose::Episode, person, week, 0))?;
                    write(out, draws.block(Purpose::Episode, person, week, 1))?;
                    write(out, draws.block(Purpose::Listeners, person, week, 0))?;
                    write(out, draws.block(Purpose::Listeners, person, week, 1))?;
                }
            }
        }
    }
    Ok(())
}

fn write(out: &mut impl Write, words: [u32; 4]) -> io::Result<()> {
    words.iter().try_for_each(|word| out.write_all(&word.to_le_bytes()))
}
