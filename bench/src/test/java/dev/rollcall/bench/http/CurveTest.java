package dev.rollcall.bench.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.bench.Figure;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurveTest {

    @Test
    void growth_is_told_from_the_time_after_the_warm_up() {
        var curve = new Curve(2);
        for (double resident : new double[] {100, 300, 400, 400, 400, 410, 500, 500, 500}) {
            curve.add(new Stretch(resident, 50, 3, 9));
        }

        assertThat(curve.figures()).extracting(Figure::ratio).containsExactly(1.25, 1.0);
        assertThat(curve.figures()).extracting(Figure::reached).containsExactly(false, true);
        assertThat(curve.text()).contains("resident ▂▅▇▇▇▇███ up to 500 MiB");
    }

    @Test
    void a_stretch_holds_what_is_left_after_its_collections() {
        var stretch =
                Stretch.of(
                        List.of(
                                new Memory(400, 60, 2),
                                new Memory(401, 31, 2),
                                new Memory(402, 95, 3)),
                        12);

        assertThat(stretch).isEqualTo(new Stretch(402, 31, 3, 12));
    }
}
