"""What single lines look like: each cue with lines that have it and lines that must not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from indexer.splitting import credits, cues, furniture
from indexer.splitting.seams import overlapping
from indexer.splitting.starts import judge_start

Cue = Callable[[str], object]

YES: dict[Cue, list[str]] = {
    cues.is_notice: [
        "讣告",
        "启事",
        "遗失声明",
        "关于停水的通知",
        "简讯",
        "天气预报",
        "上周图书畅销榜",
        "双色球第2009108期",
    ],
    cues.is_section: ["核心提示", "【新闻背景】", "■相关链接"],
    cues.is_salutation: ["编辑同志：", "尊敬的市民朋友："],
    cues.is_subtitle: ["（摘要）", "（二）"],
    credits.is_signature: [
        "（交宣）",
        "（宗萱）",
        "（市委宣传部）",
        "（本报综合）",
        "（郑公宣）",
        "（县融媒体中心）",
        "（据新华社）",
        "（临江日报）",
        "（摘自《环球时报》）",
        "（市气象局供稿）",
        "（综合新华社消息）",
        "（区教育局）",
        "（据《南方日报》报道）",
        "（综合）",
        "（县委报道组）",
    ],
    credits.is_signed: [
        "新规下月施行。（交宣）",
        "市民可就近办理。（市公安局）",
        "昨日通车。（王强）",
        "居民点赞。（记者 李爱民 通讯员 张华）",
    ],
    credits.is_byline: [
        "记者 蔺洋 通讯员 王瑞龙",
        "本报记者 党贺喜 通讯员 李贞",
        "（记者 张三 李四 文/图）",
        "□本报记者 王小明",
        "通讯员：刘强、马丽",
        "本报评论员",
        "作者 林小雨",
        "本报记者 胡果 通讯员 桂波",
        "晚报记者 张翼飞 裴蕾/文 马健/图",
        "读者 胡先生",
        "本报记者 公保多杰",
        "文 记者 德吉 摄影 李文海",
        "本报驻埃及记者周辉",
        "晨报·上游新闻记者徐勤陈竹",
        "罗 晓 川 文/图",
        "本报记者 更松卓玛 韩晓宇 发自称多",
        "（作者单位：江南市作家协会）",
    ],
    credits.is_bare_names: ["李明", "□周晓红", "张 三", "（王小红 赵刚）", "曾小舟（晋江）"],
    credits.is_caption: [
        "川汇区举行誓师大会。记者 韩志刚 摄",
        "图为工人正在检修线路。",
        "▲市民在公园里赏花。",
        "村民采摘茶叶。（资料图片）",
        "春耕时节。新华社发",
        "图片由市文化馆提供",
    ],
    credits.is_credit: ["本报记者 张三 摄", "（王芳 供图）", "摄影：李四", "图/王小明"],
    credits.is_sender: [
        "三年级二班 王一诺",
        "青年路 骆先生",
        "市实验小学 三年级 周敏芳",
        "临江县石桥镇 景秋生",
        "城东区一市民 周敏芳",
        "服装厂 彭阿金",
    ],
    furniture.is_furniture: [
        "==========",
        "* * *",
        "☆☆☆☆",
        "—————————",
        "04 案件聚焦 2011年10月24日 星期一",
        "2005年4月6日 第七版 来信热线：（0792）8230110 责任编辑：虞有声",
        "第三版 市场·行情",
        "锦 屏 日 报",
        "JINPING RIBAO",
        "责任编辑：李红 校对：王伟",
        "新闻中心首页 > 社会新闻 > 正文",
        "【评论】【收藏此页】【大 中 小】【打印】【关闭】",
        "发布时间：2009-05-06 10：20：00 来源：临江日报 【字体：大 中 小】",
        "http：//www.example.com 2006年01月09日07：11 临江都市报",
        "（责任编辑：张伟）",
        "监制：李红 策划：王伟",
        "版权所有 未经许可不得转载",
        "综合新闻·A05",
        "来源：临江晚报",
        "2011年6月8日 星期三",
        "A03 城市新闻",
        "第03版：要闻",
        "http：//paper.example.cn/html/1.htm",
        "上一篇 下一篇",
    ],
    cues.is_column: [
        "文明创建在行动",
        "新春走基层",
        "学习贯彻全会精神",
        "国际短波",
        "■百姓故事",
        "诗苑",
        "南湖诗页",
        "百花园",
    ],
    cues.is_couplet: ["精准选派 精心提能 精细管理", "“三心”聚合力 创“星”掀热潮"],
    cues.is_table_row: [
        "张建国 李秀英 王志强 赵玉兰",
        "生产总值 亿元 125.6 8.2",
        "王元、文喆、邓团子（女）、甘子钊、石四皓、孙桂芬、马西、王天佑",
    ],
    cues.is_pointer: [
        "渔港扩建环评通过 详见2版",
        "一碗馄饨三代人（A08）",
        "小学入学划片有变 见四版",
        "雨带明日南压 >>6版",
        "【3版】老街里的修笔匠",
    ],
    cues.is_guide: ["今日导读", "◎内容提要", "本期要目"],
    cues.is_row: [
        "男子100米：1.吴越（一中）11秒42；2.柯少华（铁中）11秒60；3.祁冬（五中）11秒71",
        "男子跳高冠军：吴越 1.88米",
    ],
    cues.is_entry: ["男子跳高：1.司马强（一中）1.88米；2.闵杰（二中）1.82米"],
    credits.ends_with_name: ["社区民警 尹国栋", "阳朔 蒙之远"],
}
NO: dict[Cue, list[str]] = {
    credits.is_credit: ["市民赏花。张三 摄", "摄影 展览", "图书馆开放"],
    credits.is_sender: ["千里追踪 三年未弃", "临江县 开新局", "石桥镇 春耕正忙"],
    cues.is_notice: [
        "天气转凉",
        "看完天气预报，他出了门",
        "行情看涨",
        "他发出通知。",
        "通知书送到家",
        "学校发通知，停课一天",
    ],
    cues.is_section: ["核心区建设提速", "新闻背景下的城市"],
    cues.is_salutation: ["他说：", "会议要求：", "老师同志们好"],
    cues.is_subtitle: ["（记者 王明）", "（如图）", "摘要"],
    credits.is_signature: [
        "（图）",
        "（完）",
        "（见下图）",
        "（单位：万元）",
        "（下转3版）",
        "（上接第一版）",
        "（未完待续）",
        "（一）",
        "（摘要）",
        "（以姓氏笔画为序）",
        "（排名不分先后）",
        "（心照不宣）",
        "（资料图片）",
        "（征求意见稿）",
        "（外一首）",
        "（南昌市）",
        "（以下简称市教育局）",
        "（有删节）",
        "交宣",
        "他说（交宣）",
    ],
    credits.is_signed: [
        "共计三百万元。（单位：万元）",
        "全文见第四版。（下转3版）",
        "昨日通车（如图）。",
        "通车。（下同）",
        "王强。",
    ],
    credits.is_byline: [
        "记者走基层",
        "记者 走进 社区",
        "通讯员培训班开班",
        "记者在现场看到，",
        "作者认为文章写得好。",
        "城东新建两处停车场",
        "摄影大赛落幕",
        "读者来信选登",
        "记者 走村入户",
        "记者走转改",
        "记者连线",
        "市民王先生来电",
    ],
    credits.is_bare_names: ["春耕忙", "清明时节", "敬礼", "文明创建在行动", "静夜思"],
    credits.is_caption: [
        "本报讯（记者 王磊 文/图）昨日，",
        "他拍摄的照片获奖。",
        "老人们高兴地说，日子好（记者 王磊 摄影报道）",
        "摄影大赛昨日落幕",
        "城东新建两处停车场",
        "新华社发表评论。",
    ],
    furniture.is_furniture: [
        "……",
        "——",
        "——三万居民用上新水",
        "* 供水能力",
        "2011年6月8日，全市召开大会。",
        "编辑部收到读者来信",
        "星期三下午，记者来到",
        "12个项目开工",
        "本报讯 昨日，",
        "三版纳入规划",
        "策划了一场音乐会",
        "编辑部的故事",
        "市长：李红",
        "来源清楚的食品才放心",
        "打印机也能租",
        "首页新闻背后的故事",
        "清算组 2002年11月6日",
        "周一 山东 李强",
        "G20 峰会",
        "雨带明日南压 >>6版",
    ],
    cues.is_column: [
        "市文联举办重阳诗会",
        "惠济区花园口镇四届人大一次会议召开",
        "城东新建两处停车场",
        "民有所想，党有所为。",
    ],
    cues.is_couplet: ["管城区 开展活动促进经济发展", "城东新建两处停车场", "甲 乙"],
    cues.is_table_row: [
        "科学决策 全域统筹资源力量",
        "蔬菜、水果、粮食都降价了。",
        "精准选派 精心提能 精细管理",
    ],
    cues.is_pointer: [
        "（下转第2版）",
        "上接第1版",
        "省道302线今日开工",
        "A3纸涨价了",
        "本报新增两个版",
    ],
    cues.is_guide: ["导读活动走进校园", "内容提要如下，", "读书导航"],
    cues.is_row: [
        "工程共分两期：一期三百米，二期五百米",
        "3.1公里的环湖路上，游人如织",
        "他说：我今年六十岁，还能干十年",
    ],
    cues.is_entry: ["强 1.88米；2.闵杰 1.82米；3.查志 1.80米", "他说：明天去县城。"],
    credits.ends_with_name: ["强能力 锻作风", "打通大动脉 畅通微循环", "张三说，李四"],
}


@pytest.mark.parametrize(("cue", "look"), [(cue, x) for cue, xs in YES.items() for x in xs])
def test_has_the_cue(cue: Cue, look: str) -> None:
    assert cue(look)


@pytest.mark.parametrize(("cue", "look"), [(cue, x) for cue, xs in NO.items() for x in xs])
def test_has_it_not(cue: Cue, look: str) -> None:
    assert not cue(look)


@pytest.mark.parametrize(
    ("look", "strength"),
    [
        ("惠济区古荥镇四届人大一次会议召开", 2),
        ("“123”工作法推动“创文”走深走实", 2),
        ("男子酒驾撞护栏，逃逸途中被抓", 1),
        ("加油，少年足球队！", 1),
        ("4·26打假", 1),
        ("讣告", 2),
        ("桐岭县：千亩竹笋喜获丰收", 1),
        ("社区图书室缺的只是书吗？", 1),
        ("民有所想，党有所为。", 0),
        ("北花园小区住户李新爱说：“以前", 0),
        ("问：异地就医怎样结算？", 0),
        ("“师傅，补个胎多少钱？”", 0),
        ("（附图片1张）", 0),
        ("2009年9月20日", 0),
        ("谢谢！（新华社北京12月31日电）", 0),
        ("截至目前，", 0),
    ],
)
def test_heading_strength(look: str, strength: int) -> None:
    assert cues.heading_strength(look) == strength


@pytest.mark.parametrize(
    ("look", "kind"),
    [
        ("会议召开。", "closed"),
        ("他说：“好！”", "closed"),
        ("打扫卫生（如图）", "closed"),
        ("欢迎来稿。———编者", "closed"),
        ("热线电话：0371-65651234567", "closed"),
        ("主要有以下几项：", "list"),
        ("事故起数下降8.6%；", "list"),
        ("运用“微信群”“电话询”", "soft"),
        ("落实党员和党员中", "open"),
        ("进一步摸清家底，", "open"),
    ],
)
def test_ending(look: str, kind: str) -> None:
    assert cues.ending(look) == kind


@pytest.mark.parametrize(
    "look",
    [
        "的疫情防控常态化工作。",
        "，切实做好工作。",
        "识，营造了浓厚氛围。",
        "障、综合服务等",
        "》三张图，确保",
    ],
)
def test_no_paragraph_begins_so(look: str) -> None:
    assert judge_start(look).torn


@pytest.mark.parametrize(
    "look",
    [
        "据了解，今年以来",
        "近日，市民反映",
        "3月5日，记者在现场",
        "会议指出，要抓好落实",
        "一、加强领导",
        "●延长营业时间",
        "工作单位：市第一中学",
        "他说，日子越过越好",
        "省、市有关部门",
        "好，就这么办。",
        "“今年雨水好，笋子长得壮。”村民说",
        "经查，王某酒后驾车",
        "市急救中心负责人解释说，",
        "11时30分，考生走出考场",
    ],
)
def test_paragraphs_begin_so(look: str) -> None:
    start = judge_start(look)
    assert start.score > 0 and not start.torn


@pytest.mark.parametrize(
    ("left", "right", "twice"),
    [
        ("支部创建工作", "工作进行指导", "工作"),
        ("一个", "一个地数", ""),
        ("增加到12", "12公顷", ""),
        ("召开会议", "部署工作", ""),
        ("的", "的", ""),
    ],
)
def test_overlapping(left: str, right: str, twice: str) -> None:
    assert overlapping(left, right) == twice
