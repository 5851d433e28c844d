package org.onrecord.processor.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Alert;

class AlertChangesTest {
    @Test
    void listsRaisedAndWithdrawnAlertsByDay() {
        AlertChanges changes = new AlertChanges();
        changes.before(alert("same", LocalDate.of(2023, 1, 1), "Lit"));
        changes.before(alert("other", LocalDate.of(2023, 1, 1), "Lit"));
        changes.before(alert("gone", LocalDate.of(2023, 1, 1), "Lit"));
        changes.after(alert("same", LocalDate.of(2023, 1, 1), "Lit"));
        changes.after(alert("other", LocalDate.of(2023, 1, 1), "Dark"));
        changes.after(alert("undated", null, "Lit"));
        changes.after(alert("late", LocalDate.of(2023, 5, 1), "Lit"));
        changes.after(alert("early", LocalDate.of(2023, 2, 1), "Lit"));

        assertThat(changes.raised()).extracting(Alert::id).containsExactly("early", "late", "undated");
        assertThat(changes.withdrawn()).extracting(Alert::id).containsExactly("gone");
    }

    private static Alert alert(String id, @Nullable LocalDate day, String title) {
        return new Alert(
                id, Alert.Kind.SHIFT, "harbour-lights", "series", day, title, "It turned.", Map.of(), List.of());
    }
}
