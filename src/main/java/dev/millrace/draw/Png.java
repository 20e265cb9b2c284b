package dev.millrace.draw;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.DocumentLimits;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import com.github.weisj.jsvg.view.FloatSize;
import com.github.weisj.jsvg.view.ViewBox;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Turns the SVG of a drawing into PNG. The one user of AWT: no window, no display, no toolkit. Any
/// thread.
public final class Png {

    private static final long MOST_PIXELS = 100_000_000;

    private static final Map<RenderingHints.Key, Object> HINTS =
            Map.of(
                    RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON,
                    RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY,
                    RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);

    /// The limits of the library are for pictures of strangers; ours grow with the pipeline.
    private static final LoaderContext CONTEXT =
            LoaderContext.builder()
                    .externalResourcePolicy(ResourcePolicy.DENY_EXTERNAL)
                    .documentLimits(
                            new DocumentLimits(
                                    DocumentLimits.DEFAULT_MAX_NESTING_DEPTH,
                                    DocumentLimits.DEFAULT_MAX_USE_NESTING_DEPTH,
                                    Integer.MAX_VALUE))
                    .build();

    static {
        // Else a display that is named but gone would end the export.
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
    }

    private Png() {}

    /// @param svg as `Svg` gives it
    /// @param scale pixels of the result for one of the SVG; above 0
    /// @throws FaultException if the scale is no such number, or the picture would be too large
    public static byte[] of(String svg, double scale) {
        if (!Double.isFinite(scale) || scale <= 0) {
            throw Fault.of(FaultCode.CALL_INVALID, "A picture cannot have the scale " + scale + ".")
                    .withHint("1 is the size on the canvas, 2 is twice as sharp.")
                    .toException();
        }
        var document = document(svg);
        var image = image(document.size(), scale);
        paint(document, image, scale);
        return encoded(image);
    }

    private static SVGDocument document(String svg) {
        var drawn = SvgText.needsFonts(svg) && !hasFonts() ? SvgText.withoutForeign(svg) : svg;
        var bytes = new ByteArrayInputStream(drawn.getBytes(StandardCharsets.UTF_8));
        var document = new SVGLoader().load(bytes, null, CONTEXT);
        if (document == null) {
            throw new IllegalArgumentException("not the SVG of a drawing");
        }
        return document;
    }

    /// A server may have none at all. A picture without an emoji is worth more than no picture.
    private static boolean hasFonts() {
        try {
            return new Font(Font.DIALOG, Font.PLAIN, 12).canDisplay('a');
        } catch (LinkageError | InternalError | RuntimeException _) {
            return false;
        }
    }

    private static BufferedImage image(FloatSize size, double scale) {
        double width = Math.max(1, Math.ceil(size.getWidth() * scale));
        double height = Math.max(1, Math.ceil(size.getHeight() * scale));
        if (width * height > MOST_PIXELS) {
            throw tooLarge(FaultCode.CALL_INVALID, width, height).toException();
        }
        try {
            return new BufferedImage((int) width, (int) height, BufferedImage.TYPE_INT_ARGB);
        } catch (OutOfMemoryError e) {
            throw tooLarge(FaultCode.MEMORY_EXHAUSTED, width, height).toException(e);
        }
    }

    private static Fault tooLarge(FaultCode code, double width, double height) {
        return Fault.of(
                        code,
                        String.format(
                                Locale.ROOT,
                                "A picture of %.0f x %.0f pixels is too large.",
                                width,
                                height))
                .withHint("Lower the scale, or take SVG, which has no pixels.");
    }

    private static void paint(SVGDocument document, BufferedImage image, double scale) {
        var size = document.size();
        var graphics = image.createGraphics();
        try {
            graphics.setRenderingHints(HINTS);
            graphics.scale(scale, scale);
            document.renderWithPlatform(NullPlatformSupport.INSTANCE, graphics, new ViewBox(size));
        } finally {
            graphics.dispose();
        }
    }

    /// In memory: the JDK would write a temporary file otherwise.
    private static byte[] encoded(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
