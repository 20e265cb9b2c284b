package dev.millrace.node;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/// A version of a dataset, as Semantic Versioning writes it: `1.2.0`, `2.0.0-rc.1`. It is the name
/// of a folder, so nothing else is one.
///
/// @param early what stands behind the hyphen of one that is no release yet; empty for a release
public record DatasetVersion(int major, int minor, int patch, String early)
        implements Comparable<DatasetVersion> {

    private static final Pattern FORM =
            Pattern.compile(
                    "(0|[1-9]\\d{0,5})\\.(0|[1-9]\\d{0,5})\\.(0|[1-9]\\d{0,5})"
                            + "(?:-([0-9a-z]+(?:\\.[0-9a-z]+){0,5}))?");

    /// A release goes behind the early ones of its number; numbers go before words.
    private static final Comparator<DatasetVersion> ORDER =
            Comparator.comparingInt(DatasetVersion::major)
                    .thenComparingInt(DatasetVersion::minor)
                    .thenComparingInt(DatasetVersion::patch)
                    .thenComparing(DatasetVersion::early, DatasetVersion::early);

    /// Empty if the text is no version, whatever it is.
    public static Optional<DatasetVersion> of(String text) {
        var found = FORM.matcher(text);
        if (text.length() > 64 || !found.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new DatasetVersion(
                        Integer.parseInt(found.group(1)),
                        Integer.parseInt(found.group(2)),
                        Integer.parseInt(found.group(3)),
                        found.group(4) == null ? "" : found.group(4)));
    }

    /// The least version that may break what readers of this one rely on. Before 1.0.0 that is a
    /// new minor one.
    public DatasetVersion breaking() {
        return major == 0
                ? new DatasetVersion(0, minor + 1, 0, "")
                : new DatasetVersion(major + 1, 0, 0, "");
    }

    /// The least version that may add to this one.
    public DatasetVersion adding() {
        return new DatasetVersion(major, minor + 1, 0, "");
    }

    @Override
    public int compareTo(DatasetVersion other) {
        return ORDER.compare(this, other);
    }

    private static int early(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Boolean.compare(one.isEmpty(), other.isEmpty());
        }
        var ours = one.split("\\.", -1);
        var theirs = other.split("\\.", -1);
        for (int i = 0; i < Math.min(ours.length, theirs.length); i++) {
            int by = part(ours[i], theirs[i]);
            if (by != 0) {
                return by;
            }
        }
        return Integer.compare(ours.length, theirs.length);
    }

    private static int part(String one, String other) {
        boolean isNumber = one.chars().allMatch(Character::isDigit);
        boolean areNumbers = isNumber && other.chars().allMatch(Character::isDigit);
        if (areNumbers) {
            return new BigInteger(one).compareTo(new BigInteger(other));
        }
        boolean otherIsNumber = other.chars().allMatch(Character::isDigit);
        return isNumber != otherIsNumber ? (isNumber ? -1 : 1) : one.compareTo(other);
    }

    @Override
    public String toString() {
        var number = major + "." + minor + "." + patch;
        return early.isEmpty() ? number : number + "-" + early;
    }
}
