//! What it would cost to paint an SVG, reckoned before it is painted: the same steps as `resvg` goes, with areas in place of pixels.

use resvg::tiny_skia::{IntRect, NonZeroRect, Rect, Transform};
use usvg::filter::{CompositeOperator, Filter, Kind};
use usvg::tiny_skia_path::{Path as Outline, PathSegment};
use usvg::{ClipPath, Group, Mask, Node, Paint, Path, Pattern};

use super::LogoFault;

/// What may be spent, about a nanosecond each.
const MOST: f64 = 1e9;
/// The most pixels that may be held at a time.
const MOST_HELD: f64 = 4e7;
/// The farthest that anything may reach, in pixels: whole numbers end not far beyond.
const FARTHEST: f32 = 1e8;
/// The widest blur, in pixels.
const WIDEST: f32 = 10_000.0;

/// Why something is not painted.
#[derive(Debug, PartialEq)]
pub(super) enum Refused {
    /// For good.
    Fault(LogoFault),
    /// At this size the parts of an effect would come out one pixel apart.
    Apart,
}

impl From<LogoFault> for Refused {
    fn from(fault: LogoFault) -> Self {
        Self::Fault(fault)
    }
}

/// What was spent so far.
pub(super) struct Effort {
    spent: f64,
    held: f64,
    /// The area that layers are cut to.
    bounds: IntRect,
}

/// What is painted on: how large it is, and how it is reached.
#[derive(Clone, Copy)]
struct Canvas {
    width: f32,
    height: f32,
    transform: Transform,
}

/// Looks whether all below a group can be painted at this size.
pub(super) fn look(root: &Group, width: u32, height: u32, transform: Transform) -> Result<(), Refused> {
    let (w, h) = (width as i32, height as i32);
    let bounds = IntRect::from_xywh(-w * 2, -h * 2, width * 5, height * 5).ok_or(LogoFault::TooLarge)?;
    let canvas = Canvas { width: width as f32, height: height as f32, transform };
    Effort { spent: 0.0, held: 0.0, bounds }.nodes(root, canvas)
}

impl Canvas {
    fn pixels(self) -> f64 {
        f64::from(self.width) * f64::from(self.height)
    }

    fn within(self, transform: Transform) -> Self {
        Self { transform: self.transform.pre_concat(transform), ..self }
    }
}

impl Effort {
    fn spend(&mut self, some: f64) -> Result<(), Refused> {
        self.spent += some;
        if self.spent <= MOST { Ok(()) } else { Err(LogoFault::TooLarge.into()) }
    }

    fn hold<T>(&mut self, pixels: f64, inside: impl FnOnce(&mut Self) -> Result<T, Refused>) -> Result<T, Refused> {
        self.held += pixels;
        let result = if self.held <= MOST_HELD { inside(self) } else { Err(LogoFault::TooLarge.into()) };
        self.held -= pixels;
        result
    }

    fn nodes(&mut self, group: &Group, canvas: Canvas) -> Result<(), Refused> {
        for node in group.children() {
            self.spend(100.0)?;
            match node {
                Node::Group(group) => self.group(group, canvas.within(group.transform()))?,
                Node::Path(path) => self.path(path, canvas)?,
                Node::Image(_) => return Err(LogoFault::picture().into()),
                Node::Text(_) => return Err(LogoFault::Text.into()),
            }
        }
        Ok(())
    }

    fn group(&mut self, group: &Group, canvas: Canvas) -> Result<(), Refused> {
        if !group.should_isolate() {
            return self.nodes(group, canvas);
        }
        let Some(area) = group.layer_bounding_box().transform(canvas.transform) else { return Ok(()) };
        near(area.to_rect())?;
        let layer = if group.filters().is_empty() {
            let whole = |size: f32| size.ceil() as u32 + 4;
            IntRect::from_xywh(
                area.x().floor() as i32 - 2,
                area.y().floor() as i32 - 2,
                whole(area.width()),
                whole(area.height()),
            )
            .ok_or(LogoFault::TooLarge)?
        } else {
            let layer = area.to_int_rect();
            if cut(layer, self.bounds) != Some(layer) {
                return Err(LogoFault::TooLarge.into());
            }
            layer
        };
        let Some(layer) = cut(layer, self.bounds) else { return Ok(()) };
        let moved = |at: f32, whole: i32| at - (at - whole as f32);
        let moved = Transform::from_translate(-moved(area.x(), layer.x()), -moved(area.y(), layer.y()));
        let canvas = Canvas {
            width: layer.width() as f32,
            height: layer.height() as f32,
            transform: moved.pre_concat(canvas.transform),
        };
        let pixels = canvas.pixels();
        self.spend(16.0 * pixels)?;
        self.hold(pixels, |effort| {
            effort.nodes(group, canvas)?;
            for filter in group.filters() {
                effort.filter(filter, canvas)?;
            }
            group.clip_path().map_or(Ok(()), |clip| effort.clip(clip, canvas))?;
            group.mask().map_or(Ok(()), |mask| effort.mask(mask, canvas))
        })
    }

    fn clip(&mut self, clip: &ClipPath, canvas: Canvas) -> Result<(), Refused> {
        self.spend(6.0 * canvas.pixels())?;
        self.hold(2.0 * canvas.pixels(), |effort| {
            effort.clipped(clip.root(), canvas.within(clip.transform()))?;
            clip.clip_path().map_or(Ok(()), |clip| effort.clip(clip, canvas))
        })
    }

    fn clipped(&mut self, group: &Group, canvas: Canvas) -> Result<(), Refused> {
        for node in group.children() {
            self.spend(100.0)?;
            match node {
                Node::Path(path) => self.path(path, canvas)?,
                Node::Group(group) => {
                    let canvas = canvas.within(group.transform());
                    let Some(clip) = group.clip_path() else {
                        self.clipped(group, canvas)?;
                        continue;
                    };
                    self.spend(6.0 * canvas.pixels())?;
                    self.hold(canvas.pixels(), |effort| {
                        effort.clipped(group, canvas)?;
                        effort.clip(clip, canvas)
                    })?;
                }
                Node::Image(_) => return Err(LogoFault::picture().into()),
                Node::Text(_) => return Err(LogoFault::Text.into()),
            }
        }
        Ok(())
    }

    fn mask(&mut self, mask: &Mask, canvas: Canvas) -> Result<(), Refused> {
        self.spend(14.0 * canvas.pixels())?;
        let area = mask.rect().transform(canvas.transform);
        area.map_or(Ok(()), |area| near(area.to_rect()))?;
        self.hold(2.0 * canvas.pixels(), |effort| {
            effort.nodes(mask.root(), canvas)?;
            mask.mask().map_or(Ok(()), |mask| effort.mask(mask, canvas))
        })
    }

    fn filter(&mut self, filter: &Filter, canvas: Canvas) -> Result<(), Refused> {
        let whole = |area: NonZeroRect| {
            let area = area.transform(canvas.transform).ok_or(LogoFault::TooLarge)?;
            near(area.to_rect()).map(|()| area.to_int_rect())
        };
        let region = whole(filter.rect())?;
        let pixels = f64::from(region.width()) * f64::from(region.height());
        let steps = filter.primitives().len() as f64;
        self.hold(pixels * (steps + 3.0), |effort| {
            for step in filter.primitives() {
                whole(step.rect())?;
                effort.spend(pixels * (6.0 + cost(step.kind(), canvas.transform)?))?;
                // These parts must be of one size, or the whole could not be put together.
                let arithmetic =
                    matches!(step.kind(), Kind::Composite(it) if matches!(it.operator(), CompositeOperator::Arithmetic { .. }));
                let apart = region.width() as f32 != canvas.width || region.height() as f32 != canvas.height;
                if arithmetic && apart {
                    return Err(Refused::Apart);
                }
            }
            Ok(())
        })
    }

    fn path(&mut self, path: &Path, canvas: Canvas) -> Result<(), Refused> {
        if !path.is_visible() {
            return Ok(());
        }
        let bounds = path.stroke_bounding_box();
        let Some(bounds) = bounds.transform(canvas.transform) else { return Ok(()) };
        near(bounds)?;
        let pixels =
            f64::from(bounds.width().min(canvas.width) + 1.0) * f64::from(bounds.height().min(canvas.height) + 1.0);
        let edges = edges(path.data(), canvas);
        if let Some(fill) = path.fill() {
            self.spend(edges)?;
            self.paint(fill.paint(), pixels, canvas)?;
        }
        if let Some(stroke) = path.stroke() {
            let dashes = stroke.dasharray().map_or(1.0, |dashes| {
                let round = f64::from(dashes.iter().sum::<f32>()) / dashes.len() as f64;
                1.0 + length(path.data()) / round.max(1e-9)
            });
            // Each dash is an outline of its own.
            self.spend(4.0 * edges + 500.0 * dashes)?;
            self.paint(stroke.paint(), pixels, canvas)?;
        }
        Ok(())
    }

    fn paint(&mut self, paint: &Paint, pixels: f64, canvas: Canvas) -> Result<(), Refused> {
        match paint {
            Paint::Color(_) => self.spend(2.0 * pixels),
            Paint::LinearGradient(gradient) => self.spend(pixels * (12.0 + 2.0 * gradient.stops().len() as f64)),
            Paint::RadialGradient(gradient) => self.spend(pixels * (16.0 + 2.0 * gradient.stops().len() as f64)),
            Paint::Pattern(pattern) => {
                self.spend(40.0 * pixels)?;
                self.pattern(pattern, canvas)
            }
        }
    }

    fn pattern(&mut self, pattern: &Pattern, canvas: Canvas) -> Result<(), Refused> {
        let (across, down) = canvas.transform.pre_concat(pattern.transform()).get_scale();
        let (width, height) = ((pattern.rect().width() * across).round(), (pattern.rect().height() * down).round());
        if width.max(height) > FARTHEST {
            return Err(LogoFault::TooLarge.into());
        }
        let tile = Canvas { width, height, transform: Transform::from_scale(across, down) };
        self.spend(4.0 * tile.pixels())?;
        self.hold(tile.pixels(), |effort| effort.nodes(pattern.root(), tile))
    }
}

/// What a step of an effect costs at each pixel; not every kind of it is painted.
fn cost(kind: &Kind, transform: Transform) -> Result<f64, Refused> {
    let (across, down) = transform.get_scale();
    let unpainted = |name: &str| Err(LogoFault::Unsupported(format!("the effect {name}")).into());
    let blur = |x: f32, y: f32| {
        if x * across > WIDEST || y * down > WIDEST { Err(LogoFault::TooLarge.into()) } else { Ok(120.0) }
    };
    match kind {
        Kind::Blend(_) | Kind::Composite(_) | Kind::Offset(_) => Ok(15.0),
        Kind::Flood(_) => Ok(1.0),
        Kind::ColorMatrix(_) | Kind::ComponentTransfer(_) => Ok(40.0),
        Kind::Merge(merge) => Ok(10.0 * merge.inputs().len() as f64),
        Kind::GaussianBlur(it) => blur(it.std_dev_x().get(), it.std_dev_y().get()),
        Kind::DropShadow(it) => {
            near_by(it.dx() * across, it.dy() * down)?;
            blur(it.std_dev_x().get(), it.std_dev_y().get())
        }
        Kind::Morphology(it) => {
            let around = |radius: f32, scale: f32| f64::from((radius * scale).ceil() * 2.0 + 1.0);
            Ok(6.0 * around(it.radius_x().get(), across) * around(it.radius_y().get(), down))
        }
        Kind::ConvolveMatrix(_) => unpainted("feConvolveMatrix"),
        Kind::DisplacementMap(_) => unpainted("feDisplacementMap"),
        Kind::Image(_) => unpainted("feImage"),
        Kind::DiffuseLighting(_) => unpainted("feDiffuseLighting"),
        Kind::SpecularLighting(_) => unpainted("feSpecularLighting"),
        Kind::Tile(_) => unpainted("feTile"),
        Kind::Turbulence(_) => unpainted("feTurbulence"),
    }
}

/// What the edges of an outline cost: each is followed down through every line of pixels, and among those that are followed at
/// a time it is kept in order.
fn edges(outline: &Outline, canvas: Canvas) -> f64 {
    let tall = f64::from(canvas.height) * 4.0;
    let (mut edges, mut lines) = (0.0, 0.0);
    let mut at = None;
    for segment in outline.segments() {
        let (points, pieces) = match segment {
            PathSegment::MoveTo(p) => {
                at = None;
                (vec![p], 0.0)
            }
            PathSegment::LineTo(p) => (vec![p], 1.0),
            PathSegment::QuadTo(a, p) => (vec![a, p], 8.0),
            PathSegment::CubicTo(a, b, p) => (vec![a, b, p], 16.0),
            PathSegment::Close => (Vec::new(), 1.0),
        };
        edges += pieces;
        for mut point in points {
            canvas.transform.map_point(&mut point);
            let down = at.map_or(0.0, |from: f32| f64::from((point.y - from).abs()) * 4.0);
            lines += down.min(tall);
            at = Some(point.y);
        }
    }
    let at_a_time = (lines / tall.max(1.0)).min(edges);
    20.0 * edges + 4.0 * lines + edges * at_a_time
}

/// No less than how long an outline is.
fn length(outline: &Outline) -> f64 {
    let points = outline.points();
    points.windows(2).map(|pair| f64::from((pair[1] - pair[0]).length())).sum()
}

fn near(area: Rect) -> Result<(), Refused> {
    near_by(area.left(), area.top()).and_then(|()| near_by(area.right(), area.bottom()))
}

fn near_by(x: f32, y: f32) -> Result<(), Refused> {
    if x.abs().max(y.abs()) <= FARTHEST { Ok(()) } else { Err(LogoFault::TooLarge.into()) }
}

/// The part of an area within another.
fn cut(area: IntRect, bounds: IntRect) -> Option<IntRect> {
    IntRect::from_ltrb(
        area.left().max(bounds.left()),
        area.top().max(bounds.top()),
        area.right().min(bounds.right()),
        area.bottom().min(bounds.bottom()),
    )
}
